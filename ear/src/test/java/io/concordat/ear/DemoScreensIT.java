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
    private static final int WIDE = 1280;
    private static final int HIGH = 800;
    private static final int PHONE = 390;

    /** Twice as large letters leave half as much room. */
    private static final int ZOOMED = WIDE / 2;

    @TempDir
    private static Path folder;

    private static Started server;
    private static Browser browser;

    @BeforeAll
    static void theDemoIsThere() throws Exception {
        assumeTrue(Browser.isThere(), "the screens are not tested: there is no /usr/bin/chromium with chromedriver");
        server = Started.in(
                        folder.resolve("data"),
                        Map.of(
                                "CONCORDAT_DEMO",
                                "true",
                                "CONCORDAT_BOOTSTRAP_USER",
                                "ada",
                                "CONCORDAT_BOOTSTRAP_PASSWORD",
                                GIVEN))
                .says("The demo is ready");
        RestClient.anonymous(server.address()).choosing("ada", GIVEN, PASSWORD);
        browser = Browser.at(server.address());
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

    /** The pages and their addresses, by the names of their pictures. */
    private static Map<String, String> pages() {
        String connection = browser.api("connections", "items.0.id");
        String profile = browser.api("profiles?limit=1", "items.0.id");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "");
        pages.put("connections", "connections");
        pages.put("catalogue", "connect");
        pages.put("connect", "connect?connector=csv");
        pages.put("connection", "connection?id=" + connection);
        pages.put("schedule", "schedule?id=" + connection);
        pages.put("mapping", "binding?id=" + connection + "&hub=profiles&remote=Contact");
        pages.put("match", "match?id=" + connection + "&hub=profiles&remote=Contact&record=" + profile);
        pages.put("objects", "objects?id=" + connection);
        pages.put("runs", "runs");
        pages.put("plan", "run?id=" + browser.api("runs", "items.0.id"));
        pages.put("reviews", "reviews");
        pages.put("review", "review?id=" + browser.api("reviews", "items.0.id"));
        pages.put("profiles", "records?object=profiles");
        pages.put("profile", "record?object=profiles&id=" + profile);
        pages.put("profile-edit", "record?edit=true&object=profiles&id=" + profile);
        pages.put("profile-new", "record-new?object=profiles");
        pages.put("import", "import?object=profiles");
        pages.put("attributes", "attributes");
        pages.put("users", "users");
        pages.put("user-new", "user");
        pages.put("roles", "roles");
        pages.put("tokens", "tokens");
        pages.put("account", "account");
        pages.put("audit", "audit");
        pages.put("system", "system");
        return pages;
    }

    @Test
    void everyPageIsForEverybodyOnEveryScreen() throws Exception {
        browser.looks(WIDE, HIGH, false).open("sign-in").see("User name");
        check("sign-in", "sign-in");
        signIn("ada", PASSWORD);
        browser.see("Needs attention");

        for (Map.Entry<String, String> page : pages().entrySet()) {
            check(page.getKey(), page.getValue());
        }
    }

    private static void check(String name, String address) throws IOException {
        browser.looks(WIDE, HIGH, false).open(address);
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.overflow()).as("%s at %d", name, WIDE).isLessThanOrEqualTo(0);
        picture(name + "-light");
        browser.looks(WIDE, HIGH, true);
        assertThat(browser.barriers()).as("%s in the dark", name).isEmpty();
        picture(name + "-dark");
        browser.looks(PHONE, HIGH, false);
        assertThat(browser.overflow()).as("%s at %d", name, PHONE).isLessThanOrEqualTo(0);
        browser.looks(ZOOMED, HIGH / 2, false);
        assertThat(browser.overflow()).as("%s at 200 %%", name).isLessThanOrEqualTo(0);
        browser.looks(WIDE, HIGH, false);
        assertThat(browser.complaints()).as(name).isEmpty();
    }

    private static void picture(String name) throws IOException {
        String pictures = System.getProperty("screens.pictures", "");
        if (!pictures.isBlank()) {
            browser.showing("/srv/concordat", folder.resolve("data").toString());
            Palette.write(browser.picture(), Path.of(pictures).resolve(name + ".png"));
        }
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
