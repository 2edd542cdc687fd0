package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.ear.RestClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How the REST API refuses, and whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestRefusalsIT {

    private static final String GIVEN = "a password from somebody else";
    private static final String PASSWORD = "some lanterns in the orchard";

    @TempDir
    static Path folder;

    private Started server;
    private RestClient nobody;
    private RestClient admin;

    @BeforeAll
    void start() throws Exception {
        server = Started.in(
                        folder.resolve("data"),
                        Map.of(
                                "CONCORDAT_BOOTSTRAP_USER",
                                "ada",
                                "CONCORDAT_BOOTSTRAP_PASSWORD",
                                GIVEN,
                                "CONCORDAT_URL",
                                "https://hub.example"))
                .ready();
        nobody = RestClient.anonymous(server.address());
        admin = nobody.choosing("ada", GIVEN, PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theDocumentNamesOnlyRoutesThatAnswerAndNobodyPassesThemWithoutSigningIn() throws Exception {
        List<String> open = new ArrayList<>();

        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            String address = path.getKey().replaceAll("\\{[^}]*}", "019a0000-0000-7000-8000-000000000000");
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                Answer answer = nobody.send(operation.getKey().toUpperCase(Locale.ROOT), address, "");
                if (answer.status() != 401 && answer.status() != 415) {
                    open.add(operation.getKey() + " " + path.getKey() + " " + answer.status());
                }
            }
        }

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "get /api/v1/health 200",
                        "get /api/v1/health/live 200",
                        "get /api/v1/health/ready 200",
                        "get /api/v1/oauth/callback 303");
    }

    @Test
    void behindTlsTheCookieAndTheAnswersSaySo() throws Exception {
        HttpResponse<String> page = new Visitor(server.address()).get("/sign-in");

        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("__Host-concordat=")
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains");
    }

    @Test
    void whoIsNotSignedInIsToldHow() throws Exception {
        Answer refused = nobody.get("connections");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nobody.with("cc_no_such_token").get("connections").status()).isEqualTo(401);
        assertThat(nobody.as("ada", "another password").get("connections").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenMayDoWhatItsRolesSayAndNoMore() throws Exception {
        Answer made = admin.send("POST", "tokens", "{\"name\": \"reader\", \"roles\": [\"VIEWER\"]}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        RestClient reader = nobody.with(made.text("/token"));

        assertThat(reader.get("profiles").status()).isEqualTo(200);
        Answer refused = reader.send("POST", "profiles", "{\"attributes\": {\"lastName\": \"Archer\"}}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.text("/type")).endsWith("/forbidden");
        assertThat(reader.get("audit").status()).isEqualTo(403);
        assertThat(reader.get("users").status()).isEqualTo(403);
    }

    @Test
    void badInputIsNamed() throws Exception {
        Answer unknown = admin.send("POST", "profiles", "{\"attributes\": {}, \"isAdmin\": true}");
        assertThat(unknown.status()).as("%s", unknown).isEqualTo(400);
        assertThat(unknown.text("/errors/0/field")).isEqualTo("isAdmin");

        assertThat(admin.send("POST", "profiles", "{\"attributes\": ").status()).isEqualTo(400);
        assertThat(admin.send("POST", "connections", "{\"name\": \"x\"}").text("/errors/0/field"))
                .isEqualTo("connector");
        assertThat(admin.get("profiles?limit=501").text("/errors/0/field")).isEqualTo("limit");
        assertThat(admin.get("profiles?limit=none").status()).isEqualTo(400);
        assertThat(admin.get("runs?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        assertProblem(admin.get("nothing/here"), 404);
        assertProblem(admin.get("profiles/019a0000-0000-7000-8000-000000000000"), 404);
        assertProblem(admin.get("profiles/nonsense"), 404);
        assertProblem(admin.send("DELETE", "connectors", ""), 405);
        assertProblem(admin.send("POST", "profiles", "<profile/>", "Content-Type", "application/xml"), 415);
    }

    @Test
    void anEditFromAnOldVersionIsRefused() throws Exception {
        Answer created = admin.send("POST", "profiles", "{\"attributes\": {\"lastName\": \"Stale\"}}");
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String address = "profiles/" + created.text("/id");
        String first = created.header("ETag");

        Answer changed = admin.send("PATCH", address, "{\"attributes\": {\"title\": \"A\"}}", "If-Match", first);
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first);

        Answer stale = admin.send("PATCH", address, "{\"attributes\": {\"title\": \"B\"}}", "If-Match", first);
        assertThat(stale.status()).as("%s", stale).isEqualTo(412);
        assertThat(admin.get(address).text("/attributes/title")).isEqualTo("A");
    }

    @Test
    void aRequestSentTwiceIsCarriedOutOnce() throws Exception {
        String body = "{\"externalKey\": \"twice\", \"attributes\": {\"lastName\": \"Twice\"}}";

        Answer first = admin.send("POST", "profiles", body, "Idempotency-Key", "k1");
        Answer second = admin.send("POST", "profiles", body, "Idempotency-Key", "k1");
        Answer other = admin.send("POST", "profiles", "{}", "Idempotency-Key", "k1");

        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(second.status()).as("%s", second).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).as("%s", other).isEqualTo(409);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectBrowsers() throws Exception {
        for (Answer answer : List.of(admin.get("connectors"), nobody.get("connectors"), admin.get("nothing"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    private static void assertProblem(Answer answer, int status) throws IOException {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("/type")).startsWith("https://concordat.io/problems/");
        assertThat(answer.text("/title")).isNotEmpty();
    }

    private JsonNode document() throws Exception {
        URI uri = server.address().resolve("openapi");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
