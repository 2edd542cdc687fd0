package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.concordat.ear.RestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sends to make the hub do something else than it should: it is text, or it is refused. */
@ExtendWith(SharedHub.class)
class HostileRequestsIT {

    private static final Path ROUTES = Path.of("../webapp/src/test/resources/io/concordat/web/api/openapi/routes.csv");
    private static final String NO_SUCH_ID = "019a0000-0000-7000-8000-000000000000";
    private static final List<String> INJECTED = List.of(
            "'",
            "' OR '1'='1",
            "1; DROP TABLE app_user; --",
            "x') UNION SELECT name, password FROM app_user --",
            "1 AND SLEEP(9)",
            "'||(SELECT pg_sleep(9))||'",
            "${jndi:ldap://127.0.0.1:1/x}",
            "#{request.session.invalidate()}",
            "\\",
            "\u0000",
            "%' ESCAPE '%",
            "-1",
            "99999999999999999999");

    private final DefendedHub hub;

    HostileRequestsIT(DefendedHub hub) {
        this.hub = hub;
    }

    @Test
    void everyParameterOfEveryRouteIsTakenAsText() throws Exception {
        RestClient admin = hub.of("ADMINISTRATOR");
        List<String> failed = new ArrayList<>();
        int tried = 0;

        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                for (String injected : INJECTED) {
                    String asked = asked(path.getKey(), parameter, injected);
                    if (parameter.path("in").asText().equals("header") || asked.endsWith("/events")) {
                        continue;
                    }
                    tried++;
                    int status = admin.get(asked).status();
                    if (status >= 500) {
                        failed.add(status + " " + asked);
                    }
                }
            }
        }

        assertThat(failed).isEmpty();
        assertThat(tried).isGreaterThan(500);
        assertThat(admin.get("users").status()).isEqualTo(200);
    }

    private JsonNode document() throws Exception {
        return new ObjectMapper().readTree(hub.visitor().get("/openapi").body());
    }

    private static String asked(String path, JsonNode parameter, String injected) {
        String name = parameter.path("name").asText();
        String text = URLEncoder.encode(injected, StandardCharsets.UTF_8).replace("+", "%20");
        String plain = path.replaceFirst("^/api/v1/", "");
        return parameter.path("in").asText().equals("path")
                ? plain.replace("{" + name + "}", text).replaceAll("\\{[^}]*}", NO_SUCH_ID)
                : plain.replaceAll("\\{[^}]*}", NO_SUCH_ID) + "?" + name + "=" + text;
    }

    @Test
    void whatMatchesAnythingInADatabaseMatchesItselfOnly() throws Exception {
        RestClient admin = hub.of("ADMINISTRATOR");
        for (String name : List.of("Wildcardless", "Wild%card", "Wild_card")) {
            DefendedHub.require(
                    admin.send("POST", "leads", "{\"attributes\": {\"lastName\": \"%s\"}}".formatted(name)), 201);
        }

        assertThat(found(admin, "Wild%25card")).containsExactly("Wild%card");
        assertThat(found(admin, "Wild_card")).containsExactly("Wild_card");
    }

    private static List<String> found(RestClient admin, String text) throws Exception {
        List<String> names = new ArrayList<>();
        admin.get("leads?q=" + text)
                .json()
                .path("items")
                .forEach(item -> names.add(item.at("/attributes/lastName").asText()));
        return names;
    }

    @Test
    void noRouteReadsXmlOrObjectsOfALanguage() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        canary.start();
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"http://127.0.0.1:%d/x\">]><a>&e;</a>"
                .formatted(canary.getAddress().getPort());
        String object = new String(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5}, StandardCharsets.ISO_8859_1);
        List<String> read = new ArrayList<>();

        for (String line : Files.readAllLines(ROUTES)) {
            String[] parts = line.split(",", 3);
            String path = parts[1].replaceFirst("^/api/v1/", "").replaceAll("\\{[^}]*}", NO_SUCH_ID);
            boolean readsNothing = path.equals("system/support-bundle");
            if (List.of("POST", "PUT", "PATCH").contains(parts[0]) && !readsNothing) {
                refused(parts[0], path, "application/xml", outside, read);
                refused(parts[0], path, "image/svg+xml", outside, read);
                refused(parts[0], path, "application/x-java-serialized-object", object, read);
            }
        }
        canary.stop(0);

        assertThat(read).isEmpty();
        assertThat(calls).hasValue(0);
    }

    /** Refused for what it is, or before anybody looked at it. */
    private void refused(String method, String path, String type, String body, List<String> read) throws Exception {
        Answer answer = hub.of("ADMINISTRATOR").send(method, path, body, "Content-Type", type);
        if (!List.of(400, 403, 404, 409, 415).contains(answer.status())) {
            read.add(method + " " + path + " " + type + " " + answer.status());
        }
    }

    @Test
    void noSenderNamesATypeToBeMade() throws Exception {
        RestClient admin = hub.of("ADMINISTRATOR");
        for (String body : List.of(
                "{\"@class\": \"java.net.URL\", \"attributes\": {\"lastName\": \"x\"}}",
                "{\"attributes\": [\"com.sun.rowset.JdbcRowSetImpl\", {\"dataSourceName\": \"ldap://127.0.0.1:1/x\"}]}",
                "{\"attributes\": " + "[".repeat(2000) + "]".repeat(2000) + "}")) {
            assertThat(admin.send("POST", "profiles", body).status()).isEqualTo(400);
        }
    }

    @Test
    void aViewStateThatIsAnObjectIsNoViewState() throws Exception {
        Visitor visitor = hub.visitor();
        Visitor.Form form = Visitor.form(visitor.get("/sign-in"), "signInForm");
        Map<String, String> fields = form.pressed("submit", Map.of("signInForm:name", "x", "signInForm:password", "x"));
        fields.put(
                "jakarta.faces.ViewState",
                Base64.getEncoder().encodeToString(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 0x73}));

        assertThat(visitor.post(form.action(), fields).statusCode()).isEqualTo(403);
    }

    /** Wherever somebody might look for one: states of pages, cookies, bodies. */
    @Test
    void aSerialisedObjectDoesNothingWhereverItIsSent() throws Exception {
        String object = Base64.getEncoder().encodeToString(serialised());
        Visitor visitor = hub.visitor();
        Visitor.Form form = Visitor.form(visitor.get("/sign-in"), "signInForm");
        Map<String, String> fields = form.pressed("submit", Map.of("signInForm:name", object));
        fields.put("jakarta.faces.ViewState", object);

        assertThat(visitor.post(form.action(), fields).statusCode()).isEqualTo(403);
        for (String cookie : List.of("concordat", "JSESSIONID", "csfcfc", "__Host-concordat")) {
            assertThat(hub.visitor()
                            .get("/account", "Cookie", cookie + "=" + object.replace("=", ""))
                            .statusCode())
                    .as(cookie)
                    .isIn(302, 400, 403);
        }
        for (String type : List.of("application/x-java-serialized-object", "application/octet-stream", "text/csv")) {
            Answer answer = hub.of("ADMINISTRATOR")
                    .send("POST", "profiles/import", BodyPublishers.ofByteArray(serialised()), "Content-Type", type);
            assertThat(answer.status()).as("%s as %s", answer, type).isIn(400, 415);
        }
        assertThat(hub.server().console()).doesNotContain("a serialised object was refused");
    }

    /** A proxy of a handler that is no class of the hub: whoever read it would at least look for that. */
    private static byte[] serialised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new BadAttributeValueExpException(new HashMap<>(Map.of("x", new File("/etc/passwd")))));
        }
        return bytes.toByteArray();
    }

    @Test
    void theProcessReadsSerialisedObjectsOfKnownClassesOnly() throws Exception {
        Answer bundle = hub.of("ADMINISTRATOR").send("POST", "system/support-bundle", "");

        assertThat(bundle.json().at("/process/serialFilter").asBoolean())
                .as("%s", bundle)
                .isTrue();
        assertThat(hub.adminInABrowser().get("/system").body()).contains("of known classes only");
        assertThat(hub.server().console()).doesNotContain("objects of any class");
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws Exception {
        RestClient admin = hub.of("ADMINISTRATOR");

        for (String type : List.of("text/csv", "application/x-ndjson")) {
            Answer packed = admin.send(
                    "POST", "profiles/import", packed(30_000_000), "Content-Type", type, "Content-Encoding", "gzip");
            assertThat(packed.status()).as("%s", packed).isIn(200, 400, 415);
            assertThat(packed.response().body()).doesNotContain("\"created\":1");
        }
    }

    /** As characters of one byte each. */
    private static String packed(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[length]);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
