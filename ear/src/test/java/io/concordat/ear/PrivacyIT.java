package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever asks gets all that is kept of them; whoever is erased is found nowhere any more, and the audit log is whole.
 */
@ExtendWith(SharedHub.class)
class PrivacyIT {

    private static final String MARK = "Quillfeather";
    private static final String PERSON = """
            {"externalKey": "q-1", "attributes": {"firstName": "Ida", "lastName": "%s", "email": "ida@example.com"}}
            """.formatted(MARK);

    private final DefendedHub hub;
    private final RestClient admin;

    PrivacyIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
    }

    @Test
    void fromAFileOfAllThatIsKeptToNothingThatIsLeft() throws Exception {
        String id = person();
        String connection = synchronised(id);

        JsonNode kept = admin.get("profiles/" + id + "/export").json();
        assertThat(kept.at("/record/attributes/lastName").asText()).isEqualTo(MARK);
        assertThat(kept.at("/edits/0/fields/title/to").asText()).isEqualTo("Poet");
        assertThat(kept.at("/edits/0/source").asText()).isEqualTo("API");
        assertThat(kept.at("/links/0/remoteId").asText()).isEqualTo("q1");
        assertThat(kept.at("/links/0/base/lastName").asText()).isEqualTo(MARK);
        assertThat(kept.path("decisions").toString()).contains("\"action\":\"LINK\"", "Poet");
        assertThat(kept.path("deeds").toString()).contains("RECORD_CREATED", "RECORD_CHANGED");
        assertThat(admin.get("audit?limit=1").text("/items/0/action")).isEqualTo("RECORD_EXPORTED");
        assertThat(hub.of("VIEWER").get("profiles/" + id + "/export").status()).isEqualTo(403);

        assertThat(kept.path("apart")).isEmpty();

        Answers before = answers(connection);
        assertThat(before.naming()).isNotEmpty();
        DefendedHub.require(admin.send("DELETE", "profiles/" + id + "?erase=true", ""), 204);

        assertThat(admin.get("profiles/" + id + "/export").status()).isEqualTo(404);
        assertThat(answers(connection).naming()).isEmpty();
        assertThat(hub.adminInABrowser().get("/audit").body()).doesNotContain(MARK);
    }

    private String person() throws Exception {
        RestClient.Answer made = admin.send("POST", "profiles", PERSON, "Idempotency-Key", "privacy-1");
        DefendedHub.require(made, 201);
        DefendedHub.require(
                admin.send("PATCH", "profiles/" + made.text("/id"), "{\"attributes\": {\"title\": \"Poet\"}}"), 200);
        return made.text("/id");
    }

    private String synchronised(String id) throws Exception {
        String connection = hub.connection("Privacy", """
                Id,FirstName,LastName,Email,Title
                q1,Ida,%s,ida@example.com,
                """.formatted(MARK));
        DefendedHub.require(admin.send("PATCH", "connections/" + connection, "{\"writing\": true}"), 200);
        DefendedHub.require(admin.send("PUT", "connections/" + connection + "/objects/profiles/Contact", """
                {"hubObject": "profiles", "remoteObject": "Contact", "enabled": true,
                 "matchRules": [{"name": "Email", "pairs": [{"hub": "email", "remote": "Email"}], "caseSensitive": false}],
                 "mappings": [{"hub": "lastName", "remote": "LastName", "direction": "BOTH", "toRemote": "ALWAYS"},
                   {"hub": "title", "remote": "Title", "direction": "BOTH", "toRemote": "ALWAYS"}]}
                """), 200);
        RestClient.Answer run = admin.send("POST", "connections/" + connection + "/runs", "{\"mode\": \"SYNC\"}");
        DefendedHub.require(run, 202);
        assertThat(admin.rested(run.text("/id")).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(admin.get("profiles/" + id + "/links").json().path("items")).hasSize(1);
        return connection;
    }

    /** What every place answers where something of a person could stand. */
    private record Answers(List<String> texts) {

        List<String> naming() {
            return texts.stream().filter(text -> text.contains(MARK)).toList();
        }
    }

    private Answers answers(String connection) throws Exception {
        String run = admin.get("runs?connection=" + connection).text("/items/0/id");
        return new Answers(List.of(
                admin.get("profiles?q=" + MARK).response().body(),
                admin.get("profiles/export").response().body(),
                admin.get("runs/" + run + "/changes").response().body(),
                admin.get("connections/" + connection + "/links").response().body(),
                admin.get("reviews").response().body(),
                admin.get("audit?limit=500").response().body(),
                admin.send("POST", "profiles", PERSON, "Idempotency-Key", "privacy-1")
                        .response()
                        .body()));
    }
}
