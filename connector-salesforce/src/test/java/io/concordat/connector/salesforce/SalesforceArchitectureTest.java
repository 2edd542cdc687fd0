package io.concordat.connector.salesforce;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.concordat.connector.ConnectorArchitecture;

/** This connector knows the hub by its contract alone. */
@AnalyzeClasses(packages = "io.concordat.connector.salesforce", importOptions = DoNotIncludeTests.class)
class SalesforceArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_CONTRACT = ConnectorArchitecture.knowsOnlyTheContract("salesforce");
}
