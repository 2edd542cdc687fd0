package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.ear.RestClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each route that changes something is used once, rightly, and leaves one entry in the audit log each time. */
@ExtendWith(SharedHub.class)
class AuditedDeedsIT {

    private static final Path ROUTES = Path.of("../webapp/src/test/resources/io/concordat/web/api/openapi/routes.csv");

    /** Routes that are sent like deeds and change nothing, or need a system that folders of files are not. */
    private static final Set<String> NO_DEEDS = Set.of(
            "POST /connections/{id}/match/explain",
            "POST /connections/{id}/check",
            "POST /connections/{id}/authorize",
            "DELETE /connections/{id}/sign-in",
            "POST /connections/{id}/remote/{remoteObject}/fields");

    private static final Duration NOTICED_WITHIN = Duration.ofMinutes(1);

    private final DefendedHub hub;
    private final RestClient admin;
    private final Set<String> done = new TreeSet<>();
    private Path contacts;
    private String connection = "";

    AuditedDeedsIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
        this.contacts = hub.crm();
    }

    @Test
    void everyRouteThatChangesSomethingLeavesOneEntry() throws Exception {
        records();
        users();
        connection();
        runs();
        links();
        undoneAndRetried();
        deed("DELETE", "/connections/{id}", "connections/" + connection, "");
        deed("POST", "/system/support-bundle", "system/support-bundle", "");

        assertThat(unsafeRoutes()).containsExactlyInAnyOrderElementsOf(union(done, NO_DEEDS));
    }

    private void records() throws Exception {
        deed("POST", "/attributes", "attributes", """
                {"object": "profiles", "name": "shoeSize", "label": "Shoe size", "type": "TEXT"}
                """);
        for (String object : List.of("profiles", "accounts", "leads")) {
            String name = object.equals("accounts") ? "name" : "lastName";
            String body = "{\"attributes\": {\"%s\": \"Audited\"}}".formatted(name);
            String id = deed("POST", "/" + object, object, body).text("/id");
            deed("PATCH", "/" + object + "/{id}", object + "/" + id, body.replace("Audited", "Changed"));
            deed("DELETE", "/" + object + "/{id}", object + "/" + id, "");
            deed(
                    "POST",
                    "/" + object + "/import",
                    object + "/import",
                    "externalKey," + name + "\na1,Imported\n",
                    "Content-Type",
                    "text/csv");
        }
    }

    private void users() throws Exception {
        String given = "eleven pigeons argue loudly";
        Answer made = deed("POST", "/users", "users", """
                {"name": "audited", "password": "%s", "roles": ["VIEWER"]}
                """.formatted(given));
        String id = made.text("/id");
        given = "twelve pigeons argue loudly";
        String several = "{\"roles\": [\"MAPPER\"], \"enabled\": true, \"password\": \"%s\"}".formatted(given);
        deed("PATCH", "/users/{id}", "users/" + id, several, "If-Match", made.header("ETag"));
        assertThat(admin.get("audit?limit=1").text("/items/0/detail"))
                .isEqualTo("audited: MAPPER; enabled; password reset");
        RestClient audited = hub.nobody().as("audited", given);
        assertThat(audited.get("me").status()).isEqualTo(403);
        deed(
                audited,
                "PUT",
                "/users/me/password",
                "users/me/password",
                "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(given, DefendedHub.PASSWORD));
        RestClient later = hub.nobody().as("audited", DefendedHub.PASSWORD);
        assertThat(later.get("me").status()).isEqualTo(200);
        Answer token = deed(later, "POST", "/tokens", "tokens", "{\"name\": \"x\", \"roles\": [\"MAPPER\"]}");
        deed("DELETE", "/tokens/{id}", "tokens/" + token.text("/id"), "");
    }

    private void connection() throws Exception {
        Path folder = Files.createDirectory(hub.crm().resolve("audited"));
        contacts = Files.writeString(folder.resolve("contacts.csv"), """
                Id,FirstName,LastName,Email,Title
                c1,Ann,Archer,ann.audited@example.com,Pilot
                """);
        connection = deed("POST", "/connections", "connections", """
                {"name": "Audited", "connector": "csv", "settings": {"folder": "%s"}}
                """.formatted(folder))
                .text("/id");
        deed("PATCH", "/connections/{id}", "connections/" + connection, "{\"writing\": true}");
        deed("POST", "/connections/{id}/pause", "connections/" + connection + "/pause", "");
        deed("POST", "/connections/{id}/resume", "connections/" + connection + "/resume", "");
        deed("PUT", "/connections/{id}/schedule", "connections/" + connection + "/schedule", "{\"kind\": \"MANUAL\"}");
        deed(
                "PUT",
                "/connections/{id}/objects/{hubObject}/{remoteObject}",
                "connections/" + connection + "/objects/profiles/Contact",
                """
                {"hubObject": "profiles", "remoteObject": "Contact", "enabled": true,
                 "matchRules": [{"name": "Email", "pairs": [{"hub": "email", "remote": "Email"}], "caseSensitive": false}],
                 "mappings": [{"hub": "lastName", "remote": "LastName", "direction": "BOTH", "toRemote": "ALWAYS"},
                   {"hub": "email", "remote": "Email", "toRemote": "ALWAYS"},
                   {"hub": "title", "remote": "Title", "toRemote": "ALWAYS", "toHub": "ALWAYS", "conflict": "REVIEW"}]}
                """);
        deed("PUT", "/connections/{id}/alerts", "connections/" + connection + "/alerts", "{\"kinds\": [\"REVIEWS\"]}");
        takenFromAFile();
        assertThat(admin.send("POST", "connections/" + connection + "/check", "")
                        .status())
                .isEqualTo(200);
    }

    private void takenFromAFile() throws Exception {
        String objects = "connections/" + connection + "/objects";
        String file =
                admin.get(objects).response().body().replaceFirst("\"caseSensitive\":false", "\"caseSensitive\":true");
        Answer preview = admin.send("POST", objects + "/file", file);
        String taken = file.replaceFirst("\\{", "{\"seen\":\"" + preview.text("/seen") + "\",");
        deed("POST", "/connections/{id}/objects/file", objects + "/file", taken);
    }

    /** It is noticed within seconds that a question waits. */
    private void seen() throws Exception {
        Instant end = Instant.now().plus(NOTICED_WITHIN);
        Answer alerts = admin.get("alerts");
        while (alerts.json().path("items").isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            alerts = admin.get("alerts");
        }
        String id = alerts.text("/items/0/id");
        deed("POST", "/alerts/{id}/acknowledge", "alerts/" + id + "/acknowledge", "");
    }

    private void runs() throws Exception {
        record("ann.audited@example.com");
        JsonNode planned = started();
        applied(planned);
        Files.writeString(contacts, Files.readString(contacts).replace("Pilot", "Captain"));
        String id = admin.get("profiles?email=ann.audited@example.com").text("/items/0/id");
        DefendedHub.require(admin.send("PATCH", "profiles/" + id, "{\"attributes\": {\"title\": \"Admiral\"}}"), 200);
        applied(started());

        seen();
        JsonNode question = admin.get("reviews?connection=" + connection).json().at("/items/0");
        Answer outdated = admin.send(
                "POST",
                "reviews/" + question.path("id").asText() + "/resolve",
                "{\"take\": \"HUB\", \"seen\": \"values of yesterday\"}");
        assertThat(outdated.status()).as("%s", outdated).isEqualTo(409);
        assertThat(outdated.text("/detail")).contains("a run has read other values");
        deed(
                "POST",
                "/reviews/{id}/resolve",
                "reviews/" + question.path("id").asText() + "/resolve",
                "{\"take\": \"HUB\"}");
    }

    private void record(String email) throws Exception {
        String body = "{\"attributes\": {\"lastName\": \"Archer\", \"title\": \"Pilot\", \"email\": \"%s\"}}"
                .formatted(email);
        DefendedHub.require(admin.send("POST", "profiles", body), 201);
    }

    private JsonNode started() throws Exception {
        Answer run =
                deed("POST", "/connections/{id}/runs", "connections/" + connection + "/runs", "{\"mode\": \"PLAN\"}");
        return admin.rested(run.text("/id"));
    }

    private void applied(JsonNode run) throws Exception {
        String path = "runs/" + run.path("id").asText() + "/apply";
        deed(
                "POST",
                "/runs/{id}/apply",
                path,
                "{\"digest\": \"" + run.path("digest").asText() + "\"}");
        assertThat(admin.rested(run.path("id").asText()).path("state").asText()).startsWith("SUCCEEDED");
    }

    private void links() throws Exception {
        String id = admin.get("profiles?email=ann.audited@example.com").text("/items/0/id");
        String link = admin.get("profiles/" + id + "/links").text("/items/0/id");
        deed("DELETE", "/links/{id}", "links/" + link, "");
        deed(
                "POST",
                "/links",
                "links",
                "{\"connectionId\": \"%s\", \"hubId\": \"%s\", \"remoteId\": \"c1\"}".formatted(connection, id));
    }

    private void undoneAndRetried() throws Exception {
        JsonNode last = started();
        deed("POST", "/runs/{id}/cancel", "runs/" + last.path("id").asText() + "/cancel", "");
        admin.rested(last.path("id").asText());
        JsonNode first =
                admin.get("runs?connection=" + connection + "&limit=500").json().path("items");
        String applied = first.get(first.size() - 1).path("id").asText();
        JsonNode undo = admin.rested(deed("POST", "/runs/{id}/undo", "runs/" + applied + "/undo", "{}")
                .text("/id"));
        admin.send("POST", "runs/" + undo.path("id").asText() + "/cancel", "");
        admin.rested(undo.path("id").asText());
        admin.rested(deed("POST", "/runs/{id}/retry", "runs/" + applied + "/retry", "")
                .text("/id"));
        admin.rested(deed("POST", "/runs/{id}/recheck", "runs/" + applied + "/recheck", "")
                .text("/id"));
    }

    private Answer deed(String method, String route, String path, String body, String... headers) throws Exception {
        return deed(admin, method, route, path, body, headers);
    }

    private Answer deed(RestClient who, String method, String route, String path, String body, String... headers)
            throws Exception {
        long before = entries();
        Answer answer = who.send(method, path, body, headers);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        assertThat(entries() - before)
                .as("entries of %s %s, the last of them %s", method, route, admin.get("audit?limit=2"))
                .isEqualTo(1);
        done.add(method + " " + route);
        return answer;
    }

    private long entries() throws Exception {
        return admin.get("audit?limit=1").json().path("total").asLong();
    }

    private static Set<String> unsafeRoutes() throws Exception {
        return Files.readAllLines(ROUTES).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .filter(parts -> !parts[0].equals("GET"))
                .map(parts -> parts[0] + " " + parts[1].replaceFirst("^/api/v1", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }
}
