package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.ear.RestClient.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in a body and would mean something to a database, a shell or an expression language is text. */
@ExtendWith(SharedHub.class)
class HostileBodiesIT {

    private static final String NO_SUCH_ID = "019a0000-0000-7000-8000-000000000000";

    private static final List<String> INJECTED = List.of(
            "' OR '1'='1",
            "'; DROP TABLE app_user; --",
            "x') UNION SELECT name, password FROM app_user --",
            "'||(SELECT pg_sleep(20))||'",
            "1; CALL SLEEP(20000)",
            "${jndi:ldap://127.0.0.1:1/x}",
            "#{facesContext.externalContext.invalidateSession()}",
            "${7*7}",
            "%' ESCAPE '%",
            "*)(uid=*))(|(uid=*",
            "$(touch /tmp/concordat-executed)",
            "`touch /tmp/concordat-executed`",
            "../../../../etc/passwd",
            "\\u0000",
            "\\\\");

    private final DefendedHub hub;
    private final RestClient admin;
    private final ObjectMapper json = new ObjectMapper();

    HostileBodiesIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
    }

    @AfterEach
    void nothingWasExecuted() {
        assertThat(Path.of("/tmp/concordat-executed")).doesNotExist();
    }

    @Test
    void everyPropertyOfEveryBodyIsTakenAsText() throws Exception {
        JsonNode document = json.readTree(hub.visitor().get("/openapi").body());
        List<String> failed = new ArrayList<>();
        int tried = 0;

        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String reference = method.getValue()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asText();
                JsonNode schema = document.at(reference.replaceFirst("#", ""));
                for (String property : properties(reference, schema)) {
                    for (String injected : INJECTED) {
                        tried++;
                        send(method.getKey(), path.getKey(), property, injected, failed);
                    }
                }
            }
        }

        assertThat(failed).isEmpty();
        assertThat(tried).isGreaterThan(500);
        assertThat(admin.get("users").status()).isEqualTo(200);
    }

    private static List<String> properties(String reference, JsonNode schema) {
        List<String> names = new ArrayList<>();
        if (!reference.isEmpty()) {
            schema.path("properties").fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private void send(String method, String path, String property, String injected, List<String> failed)
            throws Exception {
        ObjectNode body = json.createObjectNode().put(property, injected);
        String asked = path.replaceFirst("^/api/v1/", "").replaceAll("\\{[^}]*}", NO_SUCH_ID);
        Watch watch = new Watch();
        Answer answer = admin.send(method.toUpperCase(Locale.ROOT), asked, body.toString());
        boolean slow = watch.isLong();
        if (answer.status() >= 500 || slow) {
            failed.add(answer + " for " + body + (slow ? ", slowly" : ""));
        }
    }

    @Test
    void whatIsStoredComesBackAsItWasSent() throws Exception {
        for (String injected : INJECTED.subList(0, 12)) {
            ObjectNode body = json.createObjectNode();
            body.putObject("attributes").put("lastName", injected);
            Answer made = admin.send("POST", "profiles", body.toString());

            assertThat(made.status()).as("%s", made).isEqualTo(201);
            assertThat(admin.get("profiles/" + made.text("/id")).text("/attributes/lastName"))
                    .isEqualTo(injected);
        }
    }

    @Test
    void noSenderNamesTheTypeOfAnObjectToBeMade() throws Exception {
        String gadget =
                "com.sun.rowset.JdbcRowSetImpl\", {\"dataSourceName\": \"ldap://127.0.0.1:1/x\", \"autoCommit\": true}";
        for (String body : List.of(
                "{\"attributes\": [\"" + gadget + "]}",
                "[\"" + gadget + "]",
                "{\"@type\": \"" + gadget.replaceFirst(", ", ", \"value\": ") + "}",
                "{\"@class\": \"org.springframework.context.support.ClassPathXmlApplicationContext\"}",
                "{\"attributes\": {\"@class\": \"java.net.URL\", \"lastName\": \"x\"}}",
                "{\"attributes\": {\"lastName\": {\"@type\": \"java.lang.Class\", \"val\": \"java.lang.Runtime\"}}}",
                "{\"attributes\": {\"lastName\": [\"java.util.HashMap\", {}]}}",
                "{\"attributes\": " + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}",
                "{\"attributes\": {\"lastName\": " + "9".repeat(100_000) + "}}")) {
            assertThat(admin.send("POST", "profiles", body).status())
                    .as(body.substring(0, Math.min(80, body.length())))
                    .isEqualTo(400);
        }
    }
}
