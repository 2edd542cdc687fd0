package io.concordat.connector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** What every connector module keeps to. */
public final class ConnectorArchitecture {

    private ConnectorArchitecture() {}

    /**
     * A connector sees nothing of the hub but its contract, and nothing of other connectors.
     *
     * @param connector the last part of the connector's package
     */
    public static ArchRule knowsOnlyTheContract(String connector) {
        String own = "io.concordat.connector." + connector;
        return noClasses()
                .that()
                .resideInAPackage(own + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.concordat..")
                        .and(not(resideInAnyPackage("io.concordat.connector", own + ".."))))
                .allowEmptyShould(true)
                .because("a connector must go on working when the hub behind the contract changes");
    }
}
