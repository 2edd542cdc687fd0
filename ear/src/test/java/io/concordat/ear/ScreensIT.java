package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from an empty hub to a run that was applied and taken back, in a browser. */
class ScreensIT {

    private static final String PASSWORD = "orchard lantern river";

    @TempDir
    private Path folder;

    @Test
    void aPersonConnectsPlansAppliesAndUndoes() throws Exception {
        assumeTrue(Browser.isThere(), "the screens are not tested: there is no /usr/bin/chromium with chromedriver");
        Path crm = crm();
        Map<String, String> environment = Map.of(
                "CONCORDAT_BOOTSTRAP_USER",
                "ada",
                "CONCORDAT_BOOTSTRAP_PASSWORD",
                PASSWORD,
                "CONCORDAT_CSV_ROOTS",
                folder.toString());

        try (Started server = Started.in(folder.resolve("data"), environment).ready();
                Browser browser = Browser.at(server.address())) {
            signIn(browser);
            connect(browser, crm);
            createContactsInTheHub(browser);
            planAndApply(browser);
            undo(browser);
            browser.press("Sign out").see("User name");
        }
    }

    private Path crm() throws IOException {
        Path crm = Files.createDirectory(folder.resolve("crm"));
        Files.writeString(crm.resolve("contacts.csv"), """
                Id,FirstName,LastName,Email
                C1,Ada,Lovelace,ada@example.com
                C2,Grace,Hopper,grace@example.com
                """);
        return crm;
    }

    private static void signIn(Browser browser) {
        browser.open("connections")
                .type("User name", "ada")
                .type("Password", "wrong")
                .press("Sign in");
        browser.see("do not go together");
        browser.type("User name", "ada").type("Password", PASSWORD).press("Sign in");
        browser.see("Nothing is connected yet");
    }

    private static void connect(Browser browser, Path crm) {
        browser.open("connect?connector=csv").type("Name", "CRM").press("Create connection");
        browser.see("Folder is required").type("Folder", crm.toString()).press("Create connection");
        browser.see("CRM is connected").press("Check now").see("contacts.csv: 2 rows");
        browser.press("Enable writing").press("Enable writing").see("Runs may write to CRM");
    }

    private static void createContactsInTheHub(Browser browser) {
        browser.follow("Profiles ↔ Contact").choose("Create in the hub", "All").press("Save");
        browser.see("The objects are saved").follow("CRM");
    }

    private static void planAndApply(Browser browser) {
        browser.press("Plan a run").see("Plan ready").see("ada@example.com");
        browser.press("Apply").see("2 changes in the hub").press("Apply").see("Succeeded");
        browser.follow("Profiles").see("Ada Lovelace").see("Grace Hopper");
    }

    private static void undo(Browser browser) {
        browser.open("runs")
                .follow("Plan")
                .press("Undo")
                .see("Nothing happens until")
                .press("Plan the undo");
        browser.see("Plan ready")
                .see("Delete Profile in the hub")
                .press("Apply")
                .press("Apply")
                .see("Succeeded");
        browser.follow("Profiles").see("There are none yet");

        assertThat(browser.text()).doesNotContain("Lovelace");
    }
}
