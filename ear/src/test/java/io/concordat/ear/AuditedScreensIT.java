package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each button of the screens that changes something is pressed once, and leaves one entry in the audit log. */
@ExtendWith(SharedHub.class)
class AuditedScreensIT {

    private static final String GIVEN = "eleven pigeons argue loudly";

    private final DefendedHub hub;
    private final RestClient admin;
    private final Visitor browser;

    AuditedScreensIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
        this.browser = hub.anotherAdminInABrowser();
    }

    @Test
    void usersAreChangedByOneDeedEach() throws Exception {
        pressed(
                "/user",
                "form",
                "create",
                Map.of("name", "screened", "password", GIVEN, "role.VIEWER", "on"),
                "USER_CREATED");
        String page = "/user?id=" + idOf("users", "name", "screened");
        pressed(page, "roleForm", "save", Map.of("role.MAPPER", "on"), "USER_ROLES_CHANGED");
        pressed(page, "disabling", "disable", Map.of(), "USER_DISABLED");
        pressed(page, "enabling", "enable", Map.of(), "USER_ENABLED");
        pressed(page, "resetting", "reset", Map.of("password", "twelve pigeons argue loudly"), "PASSWORD_RESET");
    }

    @Test
    void whatPeopleDoWithTheirOwnAccountIsOneDeedEach() throws Exception {
        String name = hub.newcomer("VIEWER");
        Visitor own = hub.visitor();
        long before = entries();
        own.signIn(name, "seven kettles sing at dawn");
        assertOneSince(before, "SIGNED_IN");

        pressed(
                own,
                "/account",
                "form",
                "save",
                Map.of(
                        "current",
                        "seven kettles sing at dawn",
                        "password",
                        DefendedHub.PASSWORD,
                        "repeated",
                        DefendedHub.PASSWORD),
                "PASSWORD_CHANGED");
        pressed(own, "/account", "speaking", "speak", Map.of("language", "de"), "LANGUAGE_CHOSEN");
        pressed(own, "/account", "speaking", "speak", Map.of("language", "en"), "LANGUAGE_CHOSEN");
        pressed(own, "/account", "leaving", "signOut", Map.of(), "SIGNED_OUT");
        assertThat(own.isSignedIn()).isFalse();
    }

    @Test
    void recordsAndAttributesAreChangedByOneDeedEach() throws Exception {
        pressed(
                "/attributes?object=leads",
                "form",
                "define",
                Map.of("name", "screened", "label", "Screened", "type", "TEXT"),
                "ATTRIBUTE_DEFINED");
        pressed(
                "/record-new?object=leads",
                "form",
                "save",
                Map.of("attributes.lastName", "Screened"),
                "RECORD_CREATED");
        String id = admin.get("leads?q=Screened").text("/items/0/id");
        String page = "/record?object=leads&id=" + id;
        pressed(page + "&edit=true", "form", "save", Map.of("attributes.lastName", "Changed"), "RECORD_CHANGED");
        pressed(page, "removingForm", "delete", Map.of(), "RECORD_DELETED");
    }

    @Test
    void connectionsAreChangedByOneDeedEach() throws Exception {
        Path folder = Files.createDirectory(hub.crm().resolve("screened"));
        Files.writeString(folder.resolve("contacts.csv"), "Id,LastName,Email\nc1,Archer,ann@example.com\n");
        pressed(
                "/connect?connector=csv",
                "form",
                "save",
                Map.of("name", "Screened", "settings.folder", folder.toString()),
                "CONNECTION_CREATED");
        String id = idOf("connections", "name", "Screened");
        String page = "/connection?id=" + id;
        pressed(
                "/connect?id=" + id,
                "form",
                "save",
                Map.of("name", "Screened", "description", "x", "settings.folder", folder.toString()),
                "CONNECTION_CHANGED");
        pressed(page, "writingForm", "enableWriting", Map.of(), "WRITING_ENABLED");
        pressed(page, "notWriting", "disableWriting", Map.of(), "WRITING_DISABLED");
        pressed(page, "secondForm", "askSecond", Map.of(), "CONNECTION_CHANGED");
        pressed(page, "pausing", "pause", Map.of(), "CONNECTION_PAUSED");
        pressed(page, "pausing", "resume", Map.of(), "CONNECTION_RESUMED");
        pressed(page, "alerts", "saveAlerts", Map.of("alert.REVIEWS", "on"), "ALERTS_CHOSEN");
        pressed(page, "starting", "plan", Map.of(), "RUN_STARTED");
        admin.rested(admin.get("runs?connection=" + id).text("/items/0/id"));
        pressed(page, "deleting", "delete", Map.of(), "CONNECTION_DELETED");
    }

    private void pressed(String page, String form, String button, Map<String, String> entered, String action)
            throws Exception {
        pressed(browser, page, form, button, entered, action);
    }

    private void pressed(
            Visitor who, String page, String form, String button, Map<String, String> entered, String action)
            throws Exception {
        Visitor.Form shown = Visitor.form(who.get(page), form);
        long before = entries();
        HttpResponse<String> answer = who.post(shown.action(), shown.pressed(button, entered));
        assertThat(answer.statusCode())
                .as("%s of %s: %s", button, page, answer.body())
                .isEqualTo(302);
        assertOneSince(before, action);
    }

    private void assertOneSince(long before, String action) throws Exception {
        JsonNode newest = admin.get("audit?limit=3").json();
        assertThat(newest.path("total").asLong() - before).as("%s", newest).isEqualTo(1);
        assertThat(newest.at("/items/0/action").asText()).isEqualTo(action);
    }

    private long entries() throws Exception {
        return admin.get("audit?limit=1").json().path("total").asLong();
    }

    private String idOf(String list, String field, String value) throws Exception {
        for (JsonNode item : admin.get(list + "?limit=500").json().path("items")) {
            if (item.path(field).asText().equals(value)) {
                return item.path("id").asText();
            }
        }
        throw new IllegalStateException("there is no " + value + " among " + List.of(list));
    }
}
