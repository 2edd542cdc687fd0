package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another site can make a browser send requests with the cookie; nothing happens. */
@ExtendWith(SharedHub.class)
class ForgedRequestsIT {

    private static final Path ROUTES = Path.of("../webapp/src/test/resources/io/concordat/web/api/openapi/routes.csv");
    private static final String TOKEN = "X-CSRF-Token";

    private final DefendedHub hub;

    ForgedRequestsIT(DefendedHub hub) {
        this.hub = hub;
    }

    /** What a forger may have, and how the request looks. */
    private Map<String, String[]> forgeries(String ownToken, String otherToken) {
        Map<String, String[]> forgeries = new HashMap<>();
        forgeries.put("no token", new String[] {});
        forgeries.put("a wrong token", new String[] {TOKEN, "0".repeat(32)});
        forgeries.put("a token of another session", new String[] {TOKEN, otherToken});
        forgeries.put("from another site", new String[] {TOKEN, ownToken, "Sec-Fetch-Site", "cross-site"});
        forgeries.put("from a site beside", new String[] {TOKEN, ownToken, "Sec-Fetch-Site", "same-site"});
        forgeries.put("with a form", new String[] {"Content-Type", "text/plain"});
        return forgeries;
    }

    @Test
    void noRouteThatChangesSomethingAnswersToTheCookieAlone() throws Exception {
        Visitor admin = hub.adminInABrowser();
        String own = csrfToken(admin);
        Map<String, String[]> forgeries = forgeries(own, csrfToken(hub.anotherAdminInABrowser()));
        List<String> passed = new ArrayList<>();
        int tried = 0;

        for (String line : Files.readAllLines(ROUTES)) {
            String[] parts = line.split(",", 3);
            if (!List.of("POST", "PUT", "PATCH", "DELETE").contains(parts[0])) {
                continue;
            }
            for (Map.Entry<String, String[]> forgery : forgeries.entrySet()) {
                tried++;
                int status = forged(admin, parts[0], parts[1], forgery.getValue());
                if (status != 401 && status != 403 && status != 415) {
                    passed.add(parts[0] + " " + parts[1] + " " + forgery.getKey() + ": " + status);
                }
            }
        }

        assertThat(passed).isEmpty();
        assertThat(tried).isGreaterThan(150);
        assertThat(admin.send("POST", "/api/v1/system/support-bundle", BodyPublishers.noBody(), TOKEN, own)
                        .statusCode())
                .isEqualTo(200);
    }

    private static int forged(Visitor admin, String method, String route, String[] headers) throws Exception {
        String path = route.replaceAll("\\{[^}]*}", "019a0000-0000-7000-8000-000000000000");
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", path.endsWith("/import") ? "text/csv" : "application/json"));
        }
        return admin.send(method, path, BodyPublishers.ofString("{}"), all.toArray(new String[0]))
                .statusCode();
    }

    @Test
    void anotherSiteReadsNothingEither() throws Exception {
        Visitor admin = hub.adminInABrowser();

        assertThat(admin.get("/api/v1/profiles").statusCode()).isEqualTo(401);
        assertThat(admin.get("/api/v1/profiles", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(401);
        HttpResponse<String> ours =
                admin.get("/api/v1/profiles", "Sec-Fetch-Site", "same-origin", "Origin", "https://evil.example");
        assertThat(ours.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void aFormWithoutTheTokenOfItsPageDoesNothing() throws Exception {
        Visitor admin = hub.adminInABrowser();
        String victim = hub.person("VIEWER");
        String page = "/user?id=" + id(victim);
        Visitor.Form form = Visitor.form(admin.get(page), "disabling");
        Map<String, String> fields = form.pressed("disable", Map.of());
        Map<String, String> without = new HashMap<>(fields);
        without.remove("jakarta.faces.ViewState");
        Map<String, String> wrong = new HashMap<>(fields);
        wrong.put("jakarta.faces.ViewState", "1234567890:1234567890");
        Map<String, String> others = new HashMap<>(fields);
        others.put(
                "jakarta.faces.ViewState",
                Visitor.form(hub.anotherAdminInABrowser().get(page), "disabling")
                        .hidden()
                        .getOrDefault("jakarta.faces.ViewState", ""));

        for (Map<String, String> forged : List.of(without, wrong, others)) {
            admin.post(form.action(), forged);
            assertThat(isEnabled(victim)).as("%s", forged).isTrue();
        }
        assertThat(admin.post(form.action(), fields, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.post(form.action(), fields, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.post(form.action(), fields, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        admin.get(form.action() + "?" + query(fields));

        assertThat(isEnabled(victim)).isTrue();
        admin.post(form.action(), fields, "Sec-Fetch-Site", "same-origin");
        assertThat(isEnabled(victim)).isFalse();
    }

    @Test
    void nobodyIsSignedInFromAnotherSite() throws Exception {
        Visitor visitor = hub.visitor();
        Visitor.Form form = Visitor.form(visitor.get("/sign-in"), "signInForm");
        Map<String, String> fields =
                form.pressed("submit", Map.of("signInForm:name", "ada", "signInForm:password", DefendedHub.PASSWORD));

        visitor.post(form.action(), fields, "Sec-Fetch-Site", "cross-site");

        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void signingInLeadsOnlyToPagesOfTheHub() throws Exception {
        for (String to : List.of(
                "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\tevil")) {
            Visitor visitor = hub.visitor();
            HttpResponse<String> page = visitor.get("/sign-in?to=" + URLEncoder.encode(to, UTF_8));
            Visitor.Form form = Visitor.form(page, "signInForm");
            Map<String, String> fields = form.pressed(
                    "submit", Map.of("signInForm:name", "ada", "signInForm:password", DefendedHub.PASSWORD));
            fields.put("to", to);

            HttpResponse<String> answer = visitor.post(form.action(), fields);

            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(to)
                    .doesNotContain("evil", "javascript");
        }
    }

    private static String query(Map<String, String> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach(
                (name, value) -> parts.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
        return String.join("&", parts);
    }

    private boolean isEnabled(String name) throws Exception {
        return hub.admin().get("users/" + id(name)).json().path("enabled").asBoolean();
    }

    private String id(String name) throws Exception {
        for (var user : hub.admin().get("users?limit=500").json().path("items")) {
            if (user.path("name").asText().equals(name)) {
                return user.path("id").asText();
            }
        }
        throw new IllegalStateException("there is no user " + name);
    }

    private static String csrfToken(Visitor visitor) throws Exception {
        Matcher found = Pattern.compile("data-token=\"([0-9a-f]{32})\"")
                .matcher(visitor.get("/system").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
