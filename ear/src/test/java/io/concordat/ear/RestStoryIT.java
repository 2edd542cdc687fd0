package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.ear.RestClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main story, by REST alone, on the embedded default: a folder of CSV files is connected, the first run is looked
 * at, writing is switched on, the plan is applied, both sides are edited, both edits survive, and all of it is undone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestStoryIT {

    private static final Duration STREAMED_WITHIN = Duration.ofSeconds(5);
    private static final String GIVEN = "a password from somebody else";
    private static final String PASSWORD = "some lanterns in the orchard";
    private static final String CONTACTS = """
            Id,FirstName,LastName,Email,Title,Shoe size\r
            c1,Ann,Archer,ann@example.com,,38\r
            c2,Bob,Baker,bob@example.com,Cook,44\r
            """;

    @TempDir
    static Path folder;

    private Started server;
    private RestClient admin;
    private Path contacts;
    private String connection = "";
    private String profile = "";
    private String applied = "";

    @BeforeAll
    void start() throws Exception {
        Path crm = Files.createDirectories(folder.resolve("crm"));
        contacts = Files.writeString(crm.resolve("contacts.csv"), CONTACTS);
        server = Started.in(
                        folder.resolve("data"),
                        Map.of(
                                "CONCORDAT_BOOTSTRAP_USER",
                                "ada",
                                "CONCORDAT_BOOTSTRAP_PASSWORD",
                                GIVEN,
                                "CONCORDAT_CSV_ROOTS",
                                crm.toString()))
                .ready();
        admin = RestClient.anonymous(server.address()).choosing("ada", GIVEN, PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    @Order(1)
    void theConfiguredAdministratorIsInTheAuditLog() throws Exception {
        assertThat(texts(admin.get("audit"), "action")).contains("BOOTSTRAP_ADMINISTRATOR_CREATED");
    }

    @Test
    @Order(2)
    void recordsAreImported() throws Exception {
        Answer imported = admin.send("POST", "profiles/import", """
                externalKey,firstName,lastName,email,title
                p1,Ann,Archer,ann@example.com,Pilot
                p2,Bob,Baker,bob@example.com,Cook
                ,No,Key,no@example.com,
                """, "Content-Type", "text/csv");

        assertThat(imported.status()).as("%s", imported).isEqualTo(200);
        assertThat(imported.json().path("created").asInt()).isEqualTo(2);
        assertThat(imported.json().at("/rejected/0/line").asInt()).isEqualTo(4);
        profile = admin.get("profiles?externalKey=p1").text("/items/0/id");
        assertThat(profile).isNotEmpty();
    }

    @Test
    @Order(3)
    void aFolderIsConnectedAndChecked() throws Exception {
        Answer created = admin.send(
                "POST",
                "connections",
                "{\"name\": \"CRM\", \"description\": \"files\", \"connector\": \"csv\", \"settings\": {\"folder\": \""
                        + contacts.getParent() + "\"}}");
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/connections/" + created.text("/id"));
        assertThat(created.json().path("writing").asBoolean()).isFalse();
        connection = created.text("/id");

        Answer checked = admin.send("POST", "connections/" + connection + "/check", "");

        assertThat(checked.status()).as("%s", checked).isEqualTo(200);
        assertThat(checked.json().path("connected").asBoolean())
                .as("%s", checked)
                .isTrue();
    }

    @Test
    @Order(4)
    void itsFieldsAreBound() throws Exception {
        assertThat(texts(admin.get("connections/" + connection + "/remote/Contact/fields"), "name"))
                .contains("Email", "Shoe size");

        Answer bound = admin.send("PUT", "connections/" + connection + "/objects/profiles/Contact", """
                {"hubObject": "profiles", "remoteObject": "Contact", "enabled": true,
                 "matchRules": [{"name": "Email", "pairs": [{"hub": "email", "remote": "Email"}], "caseSensitive": true}],
                 "mappings": [{"hub": "firstName", "remote": "FirstName"},
                   {"hub": "lastName", "remote": "LastName", "direction": "BOTH", "toRemote": "ALWAYS"},
                   {"hub": "email", "remote": "Email", "toRemote": "ALWAYS"},
                   {"hub": "title", "remote": "Title", "toRemote": "ALWAYS", "toHub": "ALWAYS",
                    "conflict": "PREFER_HUB"}]}
                """);

        assertThat(bound.status()).as("%s", bound).isEqualTo(200);
        assertThat(admin.get("connections/" + connection + "/objects/profiles/Contact")
                        .json())
                .isEqualTo(bound.json());
    }

    @Test
    @Order(5)
    void theFirstRunIsPlannedAndChangesNothing() throws Exception {
        JsonNode run = started("{\"mode\": \"PLAN\"}");

        assertThat(run.path("state").asText()).as("%s", run).isEqualTo("PLANNED");
        assertThat(run.path("digest").asText()).isNotEmpty();
        Answer changes = admin.get("runs/" + run.path("id").asText() + "/changes?side=REMOTE&action=UPDATE");
        assertThat(changes.json().at("/items/0/fields/Title/to").asText())
                .as("%s", changes)
                .isEqualTo("Pilot");
        assertThat(contacts).hasContent(CONTACTS);
    }

    @Test
    @Order(6)
    void thePlanIsAppliedOnceWritingIsOn() throws Exception {
        Answer on = admin.send("PATCH", "connections/" + connection, "{\"writing\": true}");
        assertThat(on.json().path("writing").asBoolean()).as("%s", on).isTrue();
        JsonNode run = started("{\"mode\": \"PLAN\"}");
        applied = run.path("id").asText();

        Answer wrong = admin.send("POST", "runs/" + applied + "/apply", "{\"digest\": \"another\"}");
        assertThat(wrong.status()).as("%s", wrong).isEqualTo(409);

        Answer accepted = admin.send(
                "POST",
                "runs/" + applied + "/apply",
                "{\"digest\": \"" + run.path("digest").asText() + "\"}");
        assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
        assertThat(admin.rested(applied).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(Files.readString(contacts)).contains("c1,Ann,Archer,ann@example.com,Pilot,38");
    }

    @Test
    @Order(7)
    void aSecondRunHasNothingToDo() throws Exception {
        JsonNode run = started("{\"mode\": \"SYNC\"}");

        assertThat(run.path("state").asText()).as("%s", run).isEqualTo("SUCCEEDED");
        assertThat(admin.get("runs/" + run.path("id").asText() + "/changes")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(8)
    void editsOfBothSidesSurvive() throws Exception {
        Files.writeString(contacts, Files.readString(contacts).replace("Ann,Archer", "Ann,Archer-Smith"));
        Answer patched = admin.send("PATCH", "profiles/" + profile, "{\"attributes\": {\"title\": \"Captain\"}}");
        assertThat(patched.status()).as("%s", patched).isEqualTo(200);

        JsonNode run = started("{\"mode\": \"SYNC\"}");

        assertThat(run.path("state").asText()).as("%s", run).isEqualTo("SUCCEEDED");
        applied = run.path("id").asText();
        assertThat(Files.readString(contacts)).contains("c1,Ann,Archer-Smith,ann@example.com,Captain,38");
        assertThat(admin.get("profiles/" + profile).text("/attributes/lastName"))
                .isEqualTo("Archer-Smith");
        assertThat(texts(admin.get("profiles/" + profile + "/history"), "source"))
                .contains("RUN", "API", "IMPORT");
        assertThat(admin.get("profiles/" + profile + "/links").text("/items/0/remoteId"))
                .isEqualTo("c1");
    }

    @Test
    @Order(9)
    void aRunIsTakenBack() throws Exception {
        Answer planned = admin.send("POST", "runs/" + applied + "/undo", "");
        assertThat(planned.status()).as("%s", planned).isEqualTo(202);
        JsonNode undo = admin.rested(planned.text("/id"));
        assertThat(undo.path("kind").asText()).isEqualTo("UNDO");

        admin.send(
                "POST",
                "runs/" + undo.path("id").asText() + "/apply",
                "{\"digest\": \"" + undo.path("digest").asText() + "\"}");

        assertThat(admin.rested(undo.path("id").asText()).path("state").asText())
                .isEqualTo("SUCCEEDED");
        assertThat(Files.readString(contacts)).contains("c1,Ann,Archer-Smith,ann@example.com,Pilot,38");
        assertThat(admin.get("profiles/" + profile).text("/attributes/lastName"))
                .isEqualTo("Archer");
    }

    @Test
    @Order(10)
    void progressEndsWithTheStateOfTheRun() throws Exception {
        Answer events = admin.send("GET", "runs/" + applied + "/events", "", "Accept", "text/event-stream");

        assertThat(events.status()).as("%s", events).isEqualTo(200);
        assertThat(events.response().body()).contains("event: state").contains("SUCCEEDED");
    }

    @Test
    @Order(11)
    void changesAreDownloadedAsAFile() throws Exception {
        Answer file = admin.send("GET", "runs/" + applied + "/changes", "", "Accept", "text/csv");

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.response().body()).startsWith("id,side,action,").contains("Archer-Smith");
    }

    @Test
    @Order(12)
    void aMatchIsExplained() throws Exception {
        Answer explained = admin.send("POST", "connections/" + connection + "/match/explain", "{\"remoteId\": \"c2\"}");

        assertThat(explained.status()).as("%s", explained).isEqualTo(200);
        assertThat(texts(explained.json().path("levels"), "name")).contains("Email");
    }

    @Test
    @Order(13)
    void aChangeInTheHubIsPushedWithinFiveSecondsOnceItStreams() throws Exception {
        Answer scheduled = admin.send(
                "PUT",
                "connections/" + connection + "/schedule",
                "{\"kind\": \"STREAMING\", \"at\": \"02:00\", \"zone\": \"UTC\"}");
        assertThat(scheduled.status()).as("%s", scheduled).isEqualTo(200);

        admin.send("PATCH", "profiles/" + profile, "{\"attributes\": {\"title\": \"Admiral\"}}");
        Instant committed = Instant.now();
        while (!Files.readString(contacts).contains(",Admiral,")
                && Instant.now().isBefore(committed.plus(STREAMED_WITHIN))) {
            Thread.sleep(100);
        }

        assertThat(Files.readString(contacts)).contains("ann@example.com,Admiral,38");
    }

    private JsonNode started(String body) throws Exception {
        Answer started = admin.send("POST", "connections/" + connection + "/runs", body);
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        assertThat(started.header("Location")).endsWith("/runs/" + started.text("/id"));
        return admin.rested(started.text("/id"));
    }

    private static List<String> texts(Answer list, String name) throws IOException {
        JsonNode json = list.json();
        return texts(json.isArray() ? json : json.path("items"), name);
    }

    private static List<String> texts(JsonNode items, String name) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(name).asText())
                .toList();
    }
}
