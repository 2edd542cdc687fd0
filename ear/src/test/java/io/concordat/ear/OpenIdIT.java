package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody signs in through an identity provider, from the button on the page until they are back with the roles of
 * their groups; what is not the end of what began in their browser signs nobody in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdIT {

    private static final String GIVEN = "seven kettles sing at dawn";
    private static final String OWN = "nine lanterns glow at dusk";
    private static final String BUTTON = "Sign in with Example Id";

    private final IdentityProvider provider = new IdentityProvider();
    private Optional<Started> started = Optional.empty();
    private Path data = Path.of("");

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of(
                "CONCORDAT_BOOTSTRAP_USER",
                "ada",
                "CONCORDAT_BOOTSTRAP_PASSWORD",
                GIVEN,
                "CONCORDAT_OIDC_ISSUER",
                provider.issuer(),
                "CONCORDAT_OIDC_CLIENT_ID",
                IdentityProvider.CLIENT,
                "CONCORDAT_OIDC_CLIENT_SECRET",
                IdentityProvider.SECRET,
                "CONCORDAT_OIDC_LABEL",
                "Example Id",
                "CONCORDAT_OIDC_ROLES",
                "crm-operators=OPERATOR, crm-readers=VIEWER");
        data = folder.resolve("data");
        started = Optional.of(Started.in(data, environment).ready());
        RestClient.anonymous(hub()).choosing("ada", GIVEN, OWN);
    }

    @AfterAll
    void stop() throws Exception {
        provider.close();
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @BeforeEach
    void theProviderIsAsItShouldBe() {
        provider.groups("crm-operators");
        provider.saysNonce(Optional.empty());
    }

    private URI hub() {
        return started.orElseThrow().address();
    }

    @Test
    void fromTheButtonToThePageAndBackOutAgain() throws Exception {
        assumeTrue(Browser.isThere(), "there is no /usr/bin/chromium with chromedriver");

        try (Browser browser = Browser.at(hub())) {
            Look look = new Look(browser, data);
            look.plain().open("").see("User name");
            look.at("openid-sign-in");
            browser.follow(BUTTON).follow("Continue as Grace").see("Grace Hopper");
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
            look.at("openid-signed-in");

            assertThat(browser.api("me", "name")).isEqualTo("grace");
            assertThat(roles()).isEqualTo("[\"OPERATOR\"]");
            assertThat(browser.menu()).contains("/runs").doesNotContain("/users");
            assertThat(browser.status("users")).isEqualTo(403);
            browser.press("Sign out").see(BUTTON);
        }
    }

    @Test
    void theRolesAreThoseOfTheGroupsAtEachSignIn() throws Exception {
        signedIn();
        assertThat(roles()).isEqualTo("[\"OPERATOR\"]");

        provider.groups("golf", "crm-readers");
        signedIn();
        assertThat(roles()).isEqualTo("[\"VIEWER\"]");

        provider.groups("golf");
        Visitor nobody = new Visitor(hub());
        HttpResponse<String> refused = nobody.get(local(provider.answerTo(led(nobody))));
        assertThat(refused.body()).contains("None of your groups has a role here");
        assertThat(nobody.isSignedIn()).isFalse();
    }

    @Test
    void itIsOneUserWithAnEntryForEachSignIn() throws Exception {
        RestClient admin = admin();
        signedIn();
        long before = admin.get("audit?limit=1").json().path("total").asLong();

        signedIn();

        JsonNode newest = admin.get("audit?limit=1").json();
        assertThat(newest.path("total").asLong()).isEqualTo(before + 1);
        assertThat(newest.at("/items/0/action").asText()).isEqualTo("SIGNED_IN");
        assertThat(newest.at("/items/0/actor").asText()).isEqualTo("grace");
        assertThat(admin.get("users").response().body()).containsOnlyOnce("\"grace\"");
    }

    @Test
    void aTokenForAnotherSignInSignsNobodyIn() throws Exception {
        Visitor visitor = new Visitor(hub());
        URI authorize = led(visitor);
        provider.saysNonce(Optional.of("of another sign-in"));

        HttpResponse<String> refused = visitor.get(local(provider.answerTo(authorize)));

        assertThat(refused.body()).contains("its token is not one for this sign-in", "Back to sign-in");
        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void anAnswerWithAnotherStateSignsNobodyInAndEndsTheAttempt() throws Exception {
        Visitor visitor = new Visitor(hub());
        String right = local(provider.answerTo(led(visitor)));

        HttpResponse<String> refused = visitor.get(right.replaceFirst("state=[^&]*", "state=another"));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(visitor.isSignedIn()).isFalse();

        visitor.get(right);
        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void anAnswerIsGoodOnceAndInTheBrowserThatBegan() throws Exception {
        Visitor visitor = new Visitor(hub());
        String answer = local(provider.answerTo(led(visitor)));
        Visitor thief = new Visitor(hub());
        led(thief);

        thief.get(answer);
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(new Visitor(hub()).get(answer).body()).contains("This is not the end of what began");

        String before = visitor.session().orElseThrow();
        assertThat(visitor.get(answer).statusCode()).isEqualTo(302);
        assertThat(visitor.isSignedIn()).isTrue();
        assertThat(visitor.session().orElseThrow()).as("a new session").isNotEqualTo(before);
        assertThat(visitor.get(answer).body()).contains("This is not the end of what began");
    }

    @Test
    void whoIsRefusedThereIsToldSo() throws Exception {
        Visitor visitor = new Visitor(hub());
        led(visitor);

        assertThat(visitor.get("/openid?error=access_denied&state=x").body())
                .contains("The identity provider has not signed you in");
        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void noSecretStandsInAnAddressOrTheLog() throws Exception {
        String authorize = led(new Visitor(hub())).toString();
        signedIn();

        assertThat(authorize).doesNotContain("verifier", IdentityProvider.SECRET);
        assertThat(started.orElseThrow().console()).doesNotContain(IdentityProvider.SECRET, "code-0", "eyJ");
    }

    /** Presses the button; where the browser is led. */
    private URI led(Visitor visitor) throws Exception {
        assertThat(visitor.get("/sign-in").body()).contains(BUTTON, "href=\"/openid\"");
        HttpResponse<String> leading = visitor.get("/openid");
        assertThat(leading.statusCode()).isEqualTo(302);
        URI authorize = URI.create(leading.headers().firstValue("Location").orElseThrow());
        assertThat(authorize.toString()).startsWith(provider.issuer() + "/authorize?");
        return authorize;
    }

    private Visitor signedIn() throws Exception {
        Visitor visitor = new Visitor(hub());
        assertThat(visitor.get(local(provider.answerTo(led(visitor)))).statusCode())
                .isEqualTo(302);
        assertThat(visitor.isSignedIn()).isTrue();
        return visitor;
    }

    /** The address at the hub that a browser is sent back to. */
    private String local(URI back) {
        assertThat(back.toString()).startsWith(hub() + "openid?");
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** Grace's, as an administrator sees them. */
    private String roles() throws Exception {
        for (JsonNode user : admin().get("users").json().path("items")) {
            if (user.path("name").asText().equals("grace")) {
                return user.path("roles").toString();
            }
        }
        return "";
    }

    private RestClient admin() {
        return RestClient.anonymous(hub()).as("ada", OWN);
    }
}
