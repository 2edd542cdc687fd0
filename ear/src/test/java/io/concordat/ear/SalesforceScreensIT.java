package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way with Salesforce in a browser: signed in over there, checked, a field made, mapped, planned and applied. */
class SalesforceScreensIT {

    private static final String GIVEN = "pebble harvest willow";
    private static final String PASSWORD = "orchard lantern river";

    @TempDir
    private Path folder;

    @BeforeEach
    void thereIsABrowser() {
        assumeTrue(Browser.isThere(), "the screens are not tested: there is no /usr/bin/chromium with chromedriver");
    }

    @Test
    void aPersonConnectsInTheBrowserMakesAFieldMapsAndAppliesAFirstPlan() throws Exception {
        Map<String, String> environment = Map.of(
                "CONCORDAT_SIMULATOR", "true",
                "CONCORDAT_BOOTSTRAP_USER", "ada",
                "CONCORDAT_BOOTSTRAP_PASSWORD", GIVEN);
        try (Started server = Started.in(folder.resolve("data"), environment).ready();
                Browser browser = Browser.at(server.address())) {
            RestClient.anonymous(server.address()).choosing("ada", GIVEN, PASSWORD);
            browser.open("sign-in")
                    .type("User name", "ada")
                    .type("Password", PASSWORD)
                    .press("Sign in");
            browser.see("Nothing is connected yet");
            Look look = new Look(browser, folder.resolve("data"));

            describe(browser, organisation(server));
            look.at("to-connect");
            connect(browser);
            assertThat(browser.api("connections", "items.0.state")).isEqualTo("CONNECTED");
            look.at("connected");
            makeAField(browser, look);
            bringIn(browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static URI organisation(Started server) {
        return URI.create("http://localhost:" + (server.address().getPort() + Started.TO_THE_ORGANISATION));
    }

    private static void describe(Browser browser, URI organisation) {
        browser.follow("Connect a system").type("Search the catalogue", "crm").press("Search");
        browser.followPart("Salesforce")
                .see("Compare the editions")
                .see("You know Salesforce well enough")
                .type("Name", "Org");
        browser.type("My Domain", organisation.toString())
                .type("Consumer key", "3MVG9.simulated.consumer.key")
                .type("Consumer secret", "simulated-consumer-secret")
                .press("Create connection");
        browser.see("Org is made").see("You sign in over there");
    }

    /** There and back, with what another site's page complains about left behind. */
    private static void connect(Browser browser) {
        browser.press("Connect").see("Allow Access?");
        browser.chooseIn("username", "admin@concordat.example").press("Allow");
        browser.see("Signed in.").see("Could be better").see("things are in order");
        browser.see("Contacts and accounts, or leads?");
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    private static void makeAField(Browser browser, Look look) throws Exception {
        browser.see("Contact has no field Hub_Id__c and Hub_Op__c").press("New field");
        look.at("new-field");
        browser.choose("Object", "Contact")
                .type("API name", "Hub_Id")
                .type("Label", "Hub Id")
                .choose("What it holds", "The hub's id: external id, unique")
                .type("Length", "forty")
                .press("Make the field there");
        browser.see("The length is a number of characters").type("Length", "").press("Make the field there");
        browser.see("Contact.Hub_Id__c was made").see("Contact has no field Hub_Op__c");
    }

    private static void bringIn(Browser browser) {
        browser.follow("Accounts ↔ Account").choose("Create in the hub", "All").press("Save");
        browser.see("The objects are saved").follow("Org");
        browser.press("Enable writing").press("Enable writing").see("Runs may write to Org");
        browser.press("Plan a run").see("Plan ready").see("Create Account in the hub");
        browser.press("Apply").press("Apply").seeAnyOf("Succeeded", "Partly done");
        browser.follow("Accounts").see("290 in the hub");
    }
}
