package io.concordat.connector.salesforce;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.concordat.HostileInput;
import io.concordat.connector.ConnectorArchitecture;

/** This connector knows the hub by its contract alone. */
@AnalyzeClasses(packages = "io.concordat.connector.salesforce", importOptions = DoNotIncludeTests.class)
class SalesforceArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_CONTRACT =
            ConnectorArchitecture.knowsOnlyTheContract("io.concordat.connector.salesforce");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.concordat.connector.salesforce.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part that is read alone is understood alone");

    @ArchTest
    static final ArchTests HOSTILE_INPUT = ArchTests.in(HostileInput.class);
}
