package io.concordat.connector.csv;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.concordat.HostileInput;
import io.concordat.connector.ConnectorArchitecture;

/** This connector knows the hub by its contract alone. */
@AnalyzeClasses(packages = "io.concordat.connector.csv", importOptions = DoNotIncludeTests.class)
class CsvArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_CONTRACT =
            ConnectorArchitecture.knowsOnlyTheContract("io.concordat.connector.csv");

    @ArchTest
    static final ArchTests HOSTILE_INPUT = ArchTests.in(HostileInput.class);
}
