package io.concordat.web;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.concordat.HostileInput;

/** What the web application does not do with what it is sent. */
@AnalyzeClasses(packages = "io.concordat.web", importOptions = DoNotIncludeTests.class)
class WebArchitectureTest {

    @ArchTest
    static final ArchRule NO_XML_IS_READ = HostileInput.NO_XML_IS_READ;

    @ArchTest
    static final ArchRule NO_SERIALISED_OBJECTS_ARE_READ = HostileInput.NO_SERIALISED_OBJECTS_ARE_READ;

    @ArchTest
    static final ArchRule NOTHING_FROM_OUTSIDE_IS_EVALUATED = HostileInput.NOTHING_FROM_OUTSIDE_IS_EVALUATED;
}
