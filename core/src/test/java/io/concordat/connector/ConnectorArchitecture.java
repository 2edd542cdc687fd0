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
     * @param own the connector's package, such as {@code com.acme.concordat}
     */
    public static ArchRule knowsOnlyTheContract(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.concordat..")
                        .and(not(resideInAnyPackage("io.concordat.connector", own + ".."))))
                .because("a connector must go on working when the hub behind the contract changes");
    }
}
