package io.concordat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the core. */
@AnalyzeClasses(packages = "io.concordat", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("io.concordat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CONNECTOR_CONTRACT_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("io.concordat.connector..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.concordat.connector..")
            .because("a connector is compiled against this package alone");

    @ArchTest
    static final ArchRule THE_WORDS_ALL_SHARE_KNOW_NO_FEATURE = knowsNothingButItself("canonical");

    @ArchTest
    static final ArchRule THE_DATABASE_KNOWS_NO_FEATURE = knowsNothingButItself("db");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("io.concordat.canonical..", "io.concordat.merge..", "io.concordat.match..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "java.net.http..", "org.jdbi..", "jakarta..", "io.concordat.db..")
            .because("what a run decides must not depend on a database, a network or a container");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_KNOWN_BY_NO_FEATURE = noClasses()
            .that()
            .resideOutsideOfPackages("io.concordat.sync..", "io.concordat.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.concordat.sync..")
            .because("whoever wants a run says so to the engine from outside; the demo does");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_EJBS = noClasses()
            .that()
            .resideOutsideOfPackage("io.concordat.ejb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.concordat.ejb..")
            .because("a library of an EAR cannot see the classes of an EJB module");

    @ArchTest
    static final ArchRule ONLY_THE_EJBS_DECLARE_COMPONENTS = noClasses()
            .that()
            .resideOutsideOfPackage("io.concordat.ejb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ejb..")
            .because("servers fail to deploy an EAR that declares EJBs in its libraries");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchTests HOSTILE_INPUT = ArchTests.in(HostileInput.class);

    private static ArchRule knowsNothingButItself(String feature) {
        String own = "io.concordat." + feature + "..";
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage("io.concordat.(*)..").and(resideOutsideOfPackage(own)));
    }
}
