package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.ear.RestClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was entered as a secret stands nowhere: not in files, not on the console, in no answer and on no page. */
@ExtendWith(SharedHub.class)
class KeptSecretsIT {

    private static final String CANARY = "canary4711secretzz";
    private static final String PASSWORD = "canary4711 word of passage";

    private final DefendedHub hub;

    KeptSecretsIT(DefendedHub hub) {
        this.hub = hub;
    }

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        String connection = connectionWithSecret();
        Answer user = hub.admin()
                .send(
                        "POST",
                        "users",
                        "{\"name\": \"canary\", \"password\": \"%s\", \"roles\": [\"VIEWER\"]}".formatted(PASSWORD));
        DefendedHub.require(user, 201);
        hub.nobody().as(PASSWORD, PASSWORD).get("me");
        hub.visitor().trySigningIn(PASSWORD, PASSWORD);
        hub.nobody().with(CANARY).get("me");
        String token = tokenSentTwice();

        List<String> places = places(connection);

        for (String secret : List.of(CANARY, PASSWORD, token)) {
            assertThat(places).noneMatch(place -> place.contains(secret));
            assertThat(files(secret)).isEmpty();
        }
    }

    private String connectionWithSecret() throws Exception {
        Answer made = hub.admin().send("POST", "connections", """
                {"name": "Canary", "connector": "salesforce", "settings": {"signIn": "client-credentials",
                 "domain": "canary", "clientId": "id", "clientSecret": "%s"}}
                """.formatted(CANARY));
        DefendedHub.require(made, 201);
        return made.text("/id");
    }

    /** The second answer has the token without its text. */
    private String tokenSentTwice() throws Exception {
        String body = "{\"name\": \"twice\", \"roles\": [\"VIEWER\"]}";
        Answer first = hub.admin().send("POST", "tokens", body, "Idempotency-Key", "once");
        Answer second = hub.admin().send("POST", "tokens", body, "Idempotency-Key", "once");
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(second.json().has("token")).isFalse();
        return first.text("/token");
    }

    private List<String> places(String connection) throws Exception {
        List<String> places = new ArrayList<>();
        places.add(hub.server().console());
        for (String path : List.of(
                "connections",
                "connections/" + connection,
                "users",
                "tokens",
                "audit?limit=500",
                "runs",
                "connectors",
                "profiles/export")) {
            places.add(hub.admin()
                    .send("GET", path, "", "Accept", "*/*")
                    .response()
                    .body());
        }
        places.add(
                hub.admin().send("POST", "system/support-bundle", "").response().body());
        Visitor admin = hub.adminInABrowser();
        for (String page : List.of(
                "/connections",
                "/connection?id=" + connection,
                "/connect?id=" + connection,
                "/users",
                "/tokens",
                "/audit",
                "/system")) {
            places.add(admin.get(page).body());
        }
        return places;
    }

    private List<Path> files(String secret) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(hub.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String latin = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                String wide = new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
                if (latin.contains(secret) || latin.contains(wide)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void aLineBreakInWhatSomebodySendsMakesNoLineInTheLog() throws Exception {
        String forged = "x%0d%0a2026-01-01T00:00:00.000Z INFO forged: entry";
        hub.nobody().get("nothing/" + forged.replace(" ", "%20"));
        hub.admin().get("profiles?q=" + forged.replace(" ", "%20"));
        hub.visitor().get("/" + forged.replace(" ", "%20"));
        hub.visitor().trySigningIn("x\r\n2026-01-01T00:00:00.000Z INFO forged: entry", "x");
        hub.visitor().get("/sign-in", "X-Forwarded-For", "1.2.3.4\t2026 INFO forged");

        assertThat(hub.server().console().lines())
                .noneMatch(line -> line.startsWith("2026-01-01T00:00:00.000Z INFO forged"));
        assertThat(hub.admin().get("audit?limit=20").response().body()).doesNotContain("forged");
    }

    @Test
    void aHeaderThatAnybodyCanSendChangesNobodysAddress() throws Exception {
        hub.visitor().trySigningIn("nobody at all", "x");
        Visitor liar = hub.visitor();
        Visitor.Form form = Visitor.form(liar.get("/sign-in"), "signInForm");

        liar.post(
                form.action(),
                form.pressed("submit", Map.of("signInForm:name", "nobody", "signInForm:password", "x")),
                "X-Forwarded-For",
                "203.0.113.66");

        assertThat(hub.admin().get("audit?limit=5").response().body())
                .contains("127.0.0.1")
                .doesNotContain("203.0.113.66");
    }
}
