package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from an empty hub to a run that was applied and taken back, in a browser, as somebody new goes it. */
class ScreensIT {

    private static final String PASSWORD = "orchard lantern river";
    private static final Pattern LINK = Pattern.compile("(setup\\?token=\\w+)");

    @TempDir
    private Path folder;

    @BeforeEach
    void thereIsABrowser() {
        assumeTrue(Browser.isThere(), "the screens are not tested: there is no /usr/bin/chromium with chromedriver");
    }

    @Test
    void aPersonSetsUpConnectsMapsPlansAppliesAndTakesBack() throws Exception {
        Path crm = crm();
        Map<String, String> environment = Map.of("CONCORDAT_CSV_ROOTS", folder.toString());

        try (Started server = Started.in(folder.resolve("data"), environment).ready();
                Browser browser = Browser.at(server.address())) {
            setUp(browser, link(server));
            connect(browser, crm);
            map(browser);
            planAndApply(browser);
            takeOneFieldBack(browser, crm);
            syncOnlyOne(browser, crm);
            askForASecondPerson(
                    browser, crm, RestClient.anonymous(server.address()).as("ada", PASSWORD));
            takeTheFirstRunBack(browser);
            assertThat(browser.complaints()).isEmpty();
            browser.press("Sign out").see("User name");
        }
    }

    private Path crm() throws IOException {
        Path crm = Files.createDirectory(folder.resolve("crm"));
        write(crm, "ada@example.com");
        return crm;
    }

    private static void write(Path crm, String email) throws IOException {
        Files.writeString(crm.resolve("contacts.csv"), """
                Id,FirstName,LastName,Email,Called
                C1,Ada,Lovelace,%s,Countess
                C2,Grace,Hopper,grace@example.com,Admiral
                """.formatted(email));
    }

    private static String link(Started server) throws IOException {
        Matcher link = LINK.matcher(server.console());
        assertThat(link.find()).as(server.console()).isTrue();
        return link.group(1);
    }

    private static void setUp(Browser browser, String link) {
        browser.open("connections").see("There is no administrator yet");
        browser.open(link)
                .type("User name", "ada")
                .type("Password", "short")
                .type("Password again", "short")
                .press("Create administrator");
        browser.see("at least 12 characters")
                .type("Password", PASSWORD)
                .type("Password again", PASSWORD)
                .press("Create administrator");
        browser.see("Welcome").see("Nothing is connected yet");
        browser.open(link).see("This link is of no use any more");
        browser.open("").press("Sign out");
        browser.type("User name", "ada").type("Password", "wrong").press("Sign in");
        browser.see("do not go together")
                .type("User name", "ada")
                .type("Password", PASSWORD)
                .press("Sign in");
        browser.see("Nothing is connected yet");
    }

    private static void connect(Browser browser, Path crm) {
        browser.follow("Connect a system").followPart("CSV files").type("Name", "CRM");
        browser.press("Create connection").see("some fields need attention");
        browser.type("Folder", crm.toString()).press("Create connection");
        browser.see("CRM is connected").see("First steps").press("Check now").see("things are in order");
    }

    private static void map(Browser browser) {
        browser.follow("Profiles ↔ Contact").press("Look at the data").see("100 % filled, 100 % different, of 2");
        browser.press("Add row").chooseIn("mappings[3].hub", "Title").chooseIn("mappings[3].remote", "Called");
        browser.choose("Create in the hub", "All").press("Save");
        browser.see("The objects are saved").follow("CRM");
        browser.press("Enable writing").press("Enable writing").see("Runs may write to CRM");
    }

    private static void planAndApply(Browser browser) {
        browser.press("Plan a run").see("Plan ready").see("ada@example.com");
        browser.press("Apply").see("2 changes in the hub").press("Apply").see("Succeeded");
        browser.follow("Profiles").see("Ada Lovelace").see("Grace Hopper");
        browser.type("Start of a name or an email address, or an external key", "hop")
                .press("Search")
                .see("Grace Hopper");
        assertThat(browser.text()).doesNotContain("Ada Lovelace");
    }

    private static void takeOneFieldBack(Browser browser, Path crm) throws IOException {
        write(crm, "countess@example.com");
        browser.open("connections").follow("CRM").press("Plan a run");
        browser.see("Plan ready").see("countess@example.com").see("Only the other system was edited");
        browser.choose("Rule", "Only the hub was edited").press("Show").see("No change fits");
        browser.choose("Rule", "Only the other system was edited").press("Show").see("countess@example.com");
        browser.press("Apply").press("Apply").see("Succeeded");
        browser.pressNamed("Take the change of Ada Lovelace back").see("takes back this run");
        browser.see("Plan ready")
                .see("Put back as it was")
                .press("Apply")
                .press("Apply")
                .see("Succeeded");
        browser.follow("Profiles").follow("Ada Lovelace").see("ada@example.com");
        browser.see("Taken back later");
    }

    private static void syncOnlyOne(Browser browser, Path crm) throws IOException {
        write(crm, "analyst@example.com");
        browser.press("Sync with CRM").see("One record: CRM").see("Succeeded").see("analyst@example.com");
        browser.follow("Profiles").follow("Ada Lovelace").see("analyst@example.com");
    }

    private static void askForASecondPerson(Browser browser, Path crm, RestClient ada) throws Exception {
        write(crm, "second@example.com");
        browser.open("connections").follow("CRM").press("Ask for a second person");
        browser.see("What one person planned is applied by another")
                .press("Plan a run")
                .see("You started this plan");
        String run = browser.api("runs?limit=1", "items.0.id");
        String digest = "{\"digest\": \"" + browser.api("runs/" + run, "digest") + "\"}";
        RestClient.Answer refused = ada.send("POST", "runs/" + run + "/apply", digest);
        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("asks that another person applies it");
        String runs = "connections/" + browser.api("connections", "items.0.id") + "/runs";
        assertThat(ada.send("POST", runs, "{\"mode\": \"SYNC\"}").status()).isEqualTo(409);

        ada.send(
                "POST",
                "users",
                "{\"name\": \"grace\", \"password\": \"" + PASSWORD + " first\", \"roles\": [\"OPERATOR\"]}");
        browser.press("Sign out");
        grace(browser).open("run?id=" + run).press("Apply").press("Apply").see("Succeeded");
        assertThat(ada.get("audit?limit=1").text("/items/0/detail")).isEqualTo("a plan of ada");
        browser.press("Sign out");
        browser.type("User name", "ada").type("Password", PASSWORD).press("Sign in");
        browser.see("Needs attention").open("connections").follow("CRM");
        browser.press("Do without a second person").see("Whoever plans a run may apply it.");
    }

    private static Browser grace(Browser browser) {
        browser.type("User name", "grace").type("Password", PASSWORD + " first").press("Sign in");
        browser.type("Current password", PASSWORD + " first")
                .type("New password", PASSWORD + " own")
                .type("New password again", PASSWORD + " own")
                .press("Change password");
        return browser.see("Your password is changed");
    }

    private static void takeTheFirstRunBack(Browser browser) {
        browser.open("runs")
                .followLast("Plan")
                .press("Undo")
                .see("Nothing happens until")
                .press("Plan the undo");
        browser.see("Plan ready")
                .see("Delete Profile in the hub")
                .press("Apply")
                .press("Apply");
        browser.seeAnyOf("Succeeded", "Partly done").follow("Profiles");
        assertThat(browser.text()).doesNotContain("Hopper");
    }
}
