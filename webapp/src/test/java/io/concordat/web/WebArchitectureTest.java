package io.concordat.web;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.concordat.HostileInput;

/** What the web application does not do with what it is sent. */
@AnalyzeClasses(packages = "io.concordat.web", importOptions = DoNotIncludeTests.class)
class WebArchitectureTest {

    @ArchTest
    static final ArchTests HOSTILE_INPUT = ArchTests.in(HostileInput.class);
}
