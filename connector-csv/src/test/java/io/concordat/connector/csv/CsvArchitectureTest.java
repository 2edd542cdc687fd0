package io.concordat.connector.csv;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
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
    static final ArchRule NO_XML_IS_READ = HostileInput.NO_XML_IS_READ;

    @ArchTest
    static final ArchRule NO_SERIALISED_OBJECTS_ARE_READ = HostileInput.NO_SERIALISED_OBJECTS_ARE_READ;

    @ArchTest
    static final ArchRule NOTHING_FROM_OUTSIDE_IS_EVALUATED = HostileInput.NOTHING_FROM_OUTSIDE_IS_EVALUATED;
}
