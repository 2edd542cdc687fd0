package io.concordat.ear;

import static io.concordat.security.Permission.ACTIVATE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_MAPPINGS;
import static io.concordat.security.Permission.MANAGE_PROFILES;
import static io.concordat.security.Permission.MANAGE_USERS;
import static io.concordat.security.Permission.RESOLVE_REVIEWS;
import static io.concordat.security.Permission.VIEW_AUDIT;
import static io.concordat.security.Permission.VIEW_DESTINATIONS;
import static io.concordat.security.Permission.VIEW_IDENTITY_GRAPH;
import static io.concordat.security.Permission.VIEW_PROFILES;
import static io.concordat.security.Permission.VIEW_SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.concordat.security.Permission;
import io.concordat.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The screens with the demo behind them: everybody can use every page, and sees no more than their roles allow. */
class DemoScreensIT {

    private static final String GIVEN = "pebble harvest willow";
    private static final String PASSWORD = "orchard lantern river";

    @TempDir
    private static Path folder;

    private static Started server;
    private static Browser browser;
    private static Look look;

    @BeforeAll
    static void theDemoIsThere() throws Exception {
        assumeTrue(Browser.isThere(), "the screens are not tested: there is no /usr/bin/chromium with chromedriver");
        server = Started.in(
                        folder.resolve("data"),
                        Map.of(
                                "CONCORDAT_DEMO",
                                "true",
                                "CONCORDAT_OIDC_ISSUER",
                                "https://login.example.com/realms/crm",
                                "CONCORDAT_OIDC_CLIENT_ID",
                                "concordat",
                                "CONCORDAT_OIDC_LABEL",
                                "your company's account",
                                "CONCORDAT_OIDC_CLIENT_SECRET",
                                "shown nowhere",
                                "CONCORDAT_OIDC_ROLES",
                                "crm-admins=ADMINISTRATOR, sales=VIEWER",
                                "CONCORDAT_BOOTSTRAP_USER",
                                "ada",
                                "CONCORDAT_BOOTSTRAP_PASSWORD",
                                GIVEN))
                .says("The demo is ready");
        RestClient.anonymous(server.address()).choosing("ada", GIVEN, PASSWORD);
        browser = Browser.at(server.address());
        look = new Look(browser, folder.resolve("data"));
    }

    @AfterAll
    static void end() throws IOException {
        if (server != null) {
            browser.close();
            server.close();
        }
    }

    /** What another test was refused, on purpose, stands in the console and is no complaint about this one. */
    @BeforeEach
    void theConsoleIsRead() {
        assertThat(browser.complaints()).isNotNull();
    }

    /** Until the name stands on top of a page, which no page says before. */
    private static void signIn(String name, String password) {
        browser.open("sign-in")
                .type("User name", name)
                .type("Password", password)
                .press("Sign in")
                .see(name);
    }

    @Test
    void everyPageIsForEverybodyOnEveryScreen() throws Exception {
        look.plain().open("sign-in").see("User name");
        look.at("sign-in");
        signIn("ada", PASSWORD);
        browser.see("Needs attention");

        for (Map.Entry<String, String> page : Pages.of(browser).entrySet()) {
            look.plain().open(page.getValue());
            look.at(page.getKey());
        }
    }

    @Test
    void aCodeOfAnAppIsSetUpAndAskedForWithThePassword() throws Exception {
        String first = PASSWORD + " first";
        RestClient.Answer made = RestClient.anonymous(server.address())
                .as("ada", PASSWORD)
                .send(
                        "POST",
                        "users",
                        "{\"name\": \"coded\", \"password\": \"" + first + "\", \"roles\": [\"VIEWER\"]}");
        assertThat(made.status()).isEqualTo(201);
        browser.open("").press("Sign out");
        chooseAPassword("coded");

        browser.open("account").press("Set up").see("Scan this");
        look.at("codes");
        Authenticator app = new Authenticator(browser.textOf("codes-secret"));
        browser.type("One-time code", app.now()).press("Switch on").see("Your recovery codes");
        look.at("recovery-codes");
        browser.open("").press("Sign out").see("User name");
        browser.type("User name", "coded").type("Password", PASSWORD + " own").press("Sign in");
        browser.see("One-time code");
        look.at("sign-in-code");
        browser.type("One-time code", app.next()).press("Sign in").see("Overview");
        browser.press("Sign out").see("User name");
    }

    @Test
    void aFileOfObjectsIsLookedAtBeforeAnythingChanges() throws Exception {
        signIn("ada", PASSWORD);
        String connection = browser.api("connections", "items.0.id");
        RestClient.Answer objects = RestClient.anonymous(server.address())
                .as("ada", PASSWORD)
                .get("connections/" + connection + "/objects?limit=500");
        String changed =
                objects.response().body().replaceFirst("\"createRemote\":\"NEVER\"", "\"createRemote\":\"ALL\"");
        Path file = Files.writeString(folder.resolve("objects.json"), changed);

        browser.open("objects?id=" + connection).give(file).press("Look what would change");

        browser.see("Create in the other system");
        look.at("objects-preview");
    }

    @Test
    void aQuestionIsDecidedWithoutAMouse() {
        browser.open("sign-in").see("User name");
        browser.keys("ada", Keys.TAB, PASSWORD, Keys.ENTER).see("Needs attention");
        browser.open("").keys(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Skip to the content");
        browser.open("review?id=" + browser.api("reviews", "items.0.id")).see("12 open");

        browser.keys("i").see("Decided. The next run does it.").see("11 open");

        browser.keys("n").see("11 open");
    }

    @Test
    void whatSomebodyWritesIsShownAndNeverRun() throws Exception {
        String hostile = "<img src=x onerror=document.title='run'>";
        RestClient.Answer made = RestClient.anonymous(server.address())
                .as("ada", PASSWORD)
                .send(
                        "POST",
                        "profiles",
                        "{\"externalKey\": \"hostile\", \"attributes\": {\"lastName\": \"" + hostile + "\"}}");
        assertThat(made.status()).isEqualTo(201);
        signIn("ada", PASSWORD);

        browser.open("records?object=profiles&q=hostile").see(hostile);
        browser.open("record?object=profiles&id=" + made.text("/id")).see(hostile);

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileIsImportedAndItsMistakesAreNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), """
                externalKey,lastName,birthdate
                import-1,Curie,1867-11-07
                import-2,Meitner,yesterday
                """);
        signIn("ada", PASSWORD);

        browser.open("import?object=profiles").give(file).press("Import");

        browser.see("people.csv").see("Lines that were rejected").see("birthdate");
        look.at("imported");
        browser.follow("Look at the records").see("in the hub");
        browser.open("records?object=profiles&q=Curie").see("Curie");
    }

    @Test
    void theSupportBundleHoldsCountsAndStatesAndNothingElse() throws Exception {
        RestClient.Answer bundle =
                RestClient.anonymous(server.address()).as("ada", PASSWORD).send("POST", "system/support-bundle", "");

        assertThat(bundle.status()).isEqualTo(200);
        assertThat(bundle.json().at("/records/profiles").asLong()).isGreaterThan(1_000);
        assertThat(bundle.response().body()).doesNotContain(PASSWORD, folder.toString(), "Demo CRM", "@");
    }

    @Test
    void whoChoosesGermanReadsGerman() {
        signIn("ada", PASSWORD);
        browser.open("account").choose("Show the screens in", "Deutsch").pressIn("language-head", "Save");
        browser.see("Ihr Konto").choose("Die Seiten zeigen auf", "English").pressIn("language-head", "Speichern");
        browser.see("Your account");
    }

    @Test
    void eachRoleOpensWhatTheMatrixAllowsAndNothingElse() throws Exception {
        signIn("ada", PASSWORD);
        browser.see("Needs attention");
        Map<String, Set<Permission>> doors = doors(browser.api("connections", "items.0.id"));
        RestClient admin = RestClient.anonymous(server.address()).as("ada", PASSWORD);
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            RestClient.Answer made = admin.send(
                    "POST",
                    "users",
                    "{\"name\": \"%s\", \"password\": \"%s first\", \"roles\": [\"%s\"]}"
                            .formatted(name, PASSWORD, role));
            assertThat(made.status()).isEqualTo(201);
            browser.open("").press("Sign out");
            chooseAPassword(name);

            doors.forEach((page, anyOf) -> assertThat(browser.status(page))
                    .as("%s opens %s", role, page)
                    .isEqualTo(anyOf.stream().anyMatch(role.permissions()::contains) ? 200 : 403));
            assertThat(browser.menu())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(browser.status(path.substring(1)))
                            .as("%s finds %s in the menu", role, path)
                            .isEqualTo(200));
        }
    }

    /** Who was given a password goes nowhere before it is replaced. */
    private static void chooseAPassword(String name) {
        signIn(name, PASSWORD + " first");
        browser.see("Choose one of your own").open("runs").see("Choose one of your own");
        browser.type("Current password", PASSWORD + " first")
                .type("New password", PASSWORD + " own")
                .type("New password again", PASSWORD + " own")
                .press("Change password");
        browser.see("Your password is changed");
    }

    private static Map<String, Set<Permission>> doors(String connection) {
        Map<String, Set<Permission>> doors = new LinkedHashMap<>();
        doors.put("", Set.of(VIEW_DESTINATIONS));
        doors.put("connections", Set.of(VIEW_DESTINATIONS));
        doors.put("connect", Set.of(MANAGE_DESTINATIONS));
        doors.put("connection?id=" + connection, Set.of(VIEW_DESTINATIONS));
        doors.put("schedule?id=" + connection, Set.of(ACTIVATE_DESTINATIONS, MANAGE_DESTINATIONS));
        doors.put("binding?id=" + connection + "&hub=profiles&remote=Contact", Set.of(VIEW_DESTINATIONS));
        doors.put("objects?id=" + connection, Set.of(MANAGE_MAPPINGS));
        doors.put("match?id=" + connection, Set.of(VIEW_IDENTITY_GRAPH));
        doors.put("runs", Set.of(VIEW_DESTINATIONS));
        doors.put("reviews", Set.of(RESOLVE_REVIEWS));
        doors.put("records", Set.of(VIEW_PROFILES));
        doors.put("record-new?object=profiles", Set.of(MANAGE_PROFILES));
        doors.put("import", Set.of(MANAGE_PROFILES));
        doors.put("attributes", Set.of(VIEW_PROFILES));
        doors.put("users", Set.of(MANAGE_USERS));
        doors.put("user", Set.of(MANAGE_USERS));
        doors.put("roles", Set.of(MANAGE_USERS, VIEW_AUDIT));
        doors.put("audit", Set.of(VIEW_AUDIT));
        doors.put("system", Set.of(VIEW_SYSTEM));
        doors.put("account", Set.of(Permission.values()));
        doors.put("tokens", Set.of(Permission.values()));
        return doors;
    }
}
