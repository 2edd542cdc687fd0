package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.ear.RestClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Text that would be a script if a page believed it: in records, names, files, addresses and refusals. */
@ExtendWith(SharedHub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT {

    /** Breaks out of attributes, elements, scripts and templates. */
    private static final String HOSTILE = "\"'><img src=x onerror=alert(1)></script>{{7*7}}#{7*7}${7*7}]]>";

    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    private final DefendedHub hub;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> ids = new LinkedHashMap<>();

    HostileTextIT(DefendedHub hub) {
        this.hub = hub;
    }

    @BeforeAll
    void plant() throws Exception {
        for (String object : List.of("profiles", "accounts", "leads")) {
            ids.put(object, record(object).text("/id"));
        }
        Files.writeString(hub.crm().resolve("contacts.csv"), """
                Id,FirstName,LastName,Email,%1$s
                c7,"%2$s","%2$s",hostile@example.com,"%2$s"
                """.formatted("Nasty <b>", HOSTILE.replace("\"", "\"\"")));
        ObjectNode connection = mapper.createObjectNode();
        connection.put("name", HOSTILE).put("description", HOSTILE).put("connector", "csv");
        connection.putObject("settings").put("folder", hub.crm().toString());
        ids.put("connection", created("connections", connection).text("/id"));
        ObjectNode token = mapper.createObjectNode().put("name", HOSTILE);
        token.putArray("roles").add("VIEWER");
        created("tokens", token);
        ObjectNode user = mapper.createObjectNode()
                .put("name", "hostile")
                .put("displayName", HOSTILE)
                .put("password", DefendedHub.PASSWORD);
        user.putArray("roles").add("VIEWER");
        ids.put("user", created("users", user).text("/id"));
    }

    /** A record with hostile text in every attribute that takes it. */
    private Answer record(String object) throws Exception {
        ObjectNode body = mapper.createObjectNode().put("externalKey", "hostile");
        ObjectNode attributes = body.putObject("attributes");
        for (JsonNode attribute :
                hub.admin().get("attributes?object=" + object).json().path("items")) {
            if (attribute.path("object").asText(object).equals(object)) {
                ObjectNode one = mapper.createObjectNode();
                one.putObject("attributes").put(attribute.path("name").asText(), HOSTILE);
                if (hub.admin().send("POST", object, one.toString()).status() == 201) {
                    attributes.put(attribute.path("name").asText(), HOSTILE);
                }
            }
        }
        assertThat(attributes.size()).as(object).isGreaterThan(2);
        return created(object, body);
    }

    private Answer created(String path, ObjectNode body) throws Exception {
        Answer answer = hub.admin().send("POST", path, body.toString());
        DefendedHub.require(answer, 201);
        return answer;
    }

    @Test
    void noPageTakesItForAnythingButText() throws Exception {
        Visitor admin = hub.adminInABrowser();
        String connection = ids.get("connection");
        hub.admin().send("POST", "connections/" + connection + "/check", "");
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/connections",
                "/connection?id=" + connection,
                "/schedule?id=" + connection,
                "/match?connection=" + connection,
                "/runs",
                "/reviews",
                "/attributes",
                "/users",
                "/user?id=" + ids.get("user"),
                "/roles",
                "/audit",
                "/system",
                "/account",
                "/tokens",
                "/connect?connector=csv&id=" + connection,
                "/binding?connection=" + connection + "&hub=profiles&remote=Contact"));
        for (String object : List.of("profiles", "accounts", "leads")) {
            pages.addAll(List.of(
                    "/records?object=" + object,
                    "/records?object=" + object + "&q=" + encoded(HOSTILE),
                    "/record?object=" + object + "&id=" + ids.get(object),
                    "/record-new?object=" + object,
                    "/import?object=" + object));
        }
        int shown = 0;
        for (String page : pages) {
            HttpResponse<String> answer = admin.get(page);
            assertThat(answer.statusCode()).as(page).isLessThan(500);
            assertHarmless(page, answer.body());
            shown += answer.body().contains("&lt;img src=x onerror") ? 1 : 0;
        }

        assertThat(shown).isGreaterThanOrEqualTo(12);
    }

    @Test
    void whatStandsInAnAddressIsOnlyText() throws Exception {
        String hostile = encoded(HOSTILE);
        for (String page :
                List.of("/sign-in?to=", "/setup?token=", "/sign-in?to=/records?q=", "/nothing/", "/records?object=")) {
            assertHarmless(page, hub.visitor().get(page + hostile).body());
        }
        Visitor admin = hub.adminInABrowser();
        for (String page : List.of(
                "/records?object=",
                "/record?id=",
                "/run?id=",
                "/import?job=",
                "/audit?after=",
                "/connect?connector=",
                "/runs?connection=",
                "/reviews?kind=",
                "/binding?remote=")) {
            assertHarmless(page, admin.get(page + hostile).body());
        }
    }

    @Test
    void aRefusalRepeatsItOnlyAsText() throws Exception {
        Visitor admin = hub.adminInABrowser();
        Visitor.Form form = Visitor.form(admin.get("/user"), "form");

        HttpResponse<String> answer = admin.post(
                form.action(),
                form.pressed(
                        "create",
                        Map.of("name", HOSTILE, "displayName", HOSTILE, "password", "short", "role." + HOSTILE, "on")));

        assertHarmless("/user", answer.body());
        Answer refused = hub.admin().get("profiles?limit=" + encoded(HOSTILE));
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void theNameOfAFileIsOnlyText() throws Exception {
        Visitor admin = hub.adminInABrowser();
        Visitor.Form form = Visitor.form(admin.get("/import?object=profiles"), "form");
        StringBuilder body = new StringBuilder();
        Map<String, String> fields = form.pressed("start", Map.of("format", "CSV"));
        fields.forEach((name, value) ->
                body.append("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("""
                --b\r
                Content-Disposition: form-data; name="file"; filename="'><img src=x onerror=alert(1)>.csv"\r
                Content-Type: text/csv\r
                \r
                externalKey,<img src=x onerror=alert(1)>\r
                k,v\r
                \r
                --b--\r
                """);

        HttpResponse<String> answer = admin.send(
                "POST",
                form.action(),
                BodyPublishers.ofString(body.toString()),
                "Content-Type",
                "multipart/form-data; boundary=b");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String job = answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
        String page = admin.get(job).body();
        assertHarmless(job, page);
        assertThat(page).contains("&lt;img src=x onerror");
    }

    @Test
    void noCellOfAFileForSpreadsheetsIsAFormula() throws Exception {
        ObjectNode body = mapper.createObjectNode().put("externalKey", "formula");
        body.putObject("attributes")
                .put("lastName", FORMULA)
                .put("firstName", "@SUM(1)")
                .put("title", "+1");
        created("profiles", body);

        String file = hub.admin()
                .send("GET", "profiles/export?spreadsheet=true", "", "Accept", "text/csv")
                .response()
                .body();
        String plain = hub.admin()
                .send("GET", "profiles/export", "", "Accept", "text/csv")
                .response()
                .body();

        assertThat(file).contains("'=HYPERLINK").contains("'@SUM(1)").contains("'+1");
        assertThat(file.lines()).noneMatch(line -> line.matches(".*(^|,)\"?[=+@-].*"));
        assertThat(plain).doesNotContain("'=HYPERLINK");
        Answer back = hub.admin().send("POST", "profiles/import?spreadsheet=true", file, "Content-Type", "text/csv");
        assertThat(back.json().path("updated").asInt()).as("%s", back).isZero();
    }

    private static void assertHarmless(String page, String body) {
        assertThat(body).as(page).doesNotContain("<img src=x", "49]]>", "{{7*7}}49", "49$");
        assertThat(body).as(page).doesNotContain("=\"\"'>");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
