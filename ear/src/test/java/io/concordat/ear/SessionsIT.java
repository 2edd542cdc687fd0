package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.ear.RestClient.Answer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session of a browser is worth something only to whom it was given, and only as long as it should. */
@ExtendWith(SharedHub.class)
class SessionsIT {

    private static final String OTHER = "twelve ferries cross slowly";

    private final DefendedHub hub;

    SessionsIT(DefendedHub hub) {
        this.hub = hub;
    }

    @Test
    void scriptsAndOtherSitesDoNotGetTheCookie() throws Exception {
        String cookie =
                hub.visitor().get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .startsWith("concordat=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(cookie).contains("Path=/").doesNotContain("Domain");
    }

    @Test
    void anIdFromBeforeTheSignInIsWorthNothingAfterIt() throws Exception {
        Visitor ada = hub.visitor();
        ada.get("/sign-in");
        String before = ada.session().orElseThrow();

        ada.signIn("ada", DefendedHub.PASSWORD);

        assertThat(ada.session().orElseThrow()).isNotEqualTo(before);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(hub.visitor().carrying(before).isSignedIn()).isFalse();
        assertThat(ada.get("/runs").uri().toString()).doesNotContain("jsessionid");
    }

    @Test
    void whoeverSignedOutDidSoOnTheServerToo() throws Exception {
        Visitor ada = hub.anotherAdminInABrowser();
        String session = ada.session().orElseThrow();
        Visitor.Form leaving = Visitor.form(ada.get("/account"), "leaving");

        ada.post(leaving.action(), leaving.pressed("signOut", Map.of()));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(hub.visitor().carrying(session).isSignedIn()).isFalse();
    }

    @Test
    void whoeverIsDisabledIsOutAtOnceEverywhere() throws Exception {
        String name = hub.person("VIEWER");
        Visitor visitor = hub.visitor().signIn(name, DefendedHub.PASSWORD);
        RestClient script = hub.nobody().as(name, DefendedHub.PASSWORD);
        Answer token = script.send("POST", "tokens", "{\"name\": \"x\", \"roles\": [\"VIEWER\"]}");
        String id = id(name);
        assertThat(visitor.isSignedIn()).isTrue();

        DefendedHub.require(hub.admin().send("PATCH", "users/" + id, "{\"enabled\": false}", "If-Match", tag(id)), 200);

        assertThat(visitor.isSignedIn()).isFalse();
        assertThat(script.get("me").status()).isEqualTo(401);
        assertThat(hub.nobody().with(token.text("/token")).get("me").status()).isEqualTo(401);
        assertThat(hub.visitor().trySigningIn(name, DefendedHub.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndNotTheOneItWasChosenIn() throws Exception {
        String name = hub.person("VIEWER");
        Visitor here = hub.visitor().signIn(name, DefendedHub.PASSWORD);
        Visitor elsewhere = hub.visitor().signIn(name, DefendedHub.PASSWORD);
        String before = here.session().orElseThrow();

        changePassword(here, DefendedHub.PASSWORD, OTHER);

        assertThat(here.isSignedIn()).isTrue();
        assertThat(here.session().orElseThrow()).isNotEqualTo(before);
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(hub.visitor().carrying(before).isSignedIn()).isFalse();
        assertThat(hub.nobody().as(name, DefendedHub.PASSWORD).get("me").status())
                .isEqualTo(401);
    }

    @Test
    void otherRolesEndTheSessionsThatHadTheOldOnes() throws Exception {
        String name = hub.person("OPERATOR");
        Visitor visitor = hub.visitor().signIn(name, DefendedHub.PASSWORD);
        String id = id(name);

        Answer changed = hub.admin().send("PATCH", "users/" + id, "{\"roles\": [\"VIEWER\"]}", "If-Match", tag(id));
        DefendedHub.require(changed, 200);

        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void whoHasAPasswordFromSomebodyElseMayReplaceItAndNothingElse() throws Exception {
        String name = hub.newcomer("ADMINISTRATOR");
        RestClient script = hub.withGivenPassword(name);
        Visitor visitor = hub.visitor().signIn(name, "seven kettles sing at dawn");

        assertThat(script.get("me").status()).isEqualTo(403);
        assertThat(script.send("POST", "tokens", "{\"name\": \"x\", \"roles\": [\"VIEWER\"]}")
                        .status())
                .isEqualTo(403);
        HttpResponse<String> elsewhere = visitor.get("/users");
        assertThat(elsewhere.statusCode()).isEqualTo(302);
        assertThat(elsewhere.headers().firstValue("Location").orElse("")).endsWith("/account");
        assertThat(visitor.get("/api/v1/me", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(403);

        changePassword(visitor, "seven kettles sing at dawn", OTHER);

        assertThat(visitor.get("/users").statusCode()).isEqualTo(200);
        assertThat(hub.nobody().as(name, OTHER).get("me").status()).isEqualTo(200);
    }

    @Test
    void everySignInOfAPersonIsInTheAuditLog() throws Exception {
        String name = hub.person("VIEWER");
        hub.visitor().signIn(name, DefendedHub.PASSWORD);
        hub.visitor().signIn(name, DefendedHub.PASSWORD);
        hub.visitor().trySigningIn(name, "wrong");

        String log = hub.admin().get("audit?limit=3").response().body();

        assertThat(log.split("\"SIGNED_IN\"", -1)).hasSize(3);
        assertThat(log).contains("SIGN_IN_REFUSED");
    }

    private static void changePassword(Visitor visitor, String current, String wanted) throws Exception {
        Visitor.Form form = Visitor.form(visitor.get("/account"), "form");
        HttpResponse<String> answer = visitor.post(
                form.action(),
                form.pressed("save", Map.of("current", current, "password", wanted, "repeated", wanted)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private String id(String name) throws Exception {
        for (var user : hub.admin().get("users?limit=500").json().path("items")) {
            if (user.path("name").asText().equals(name)) {
                return user.path("id").asText();
            }
        }
        throw new IllegalStateException("there is no user " + name);
    }

    private String tag(String id) throws Exception {
        return hub.admin().get("users/" + id).header("ETag");
    }
}
