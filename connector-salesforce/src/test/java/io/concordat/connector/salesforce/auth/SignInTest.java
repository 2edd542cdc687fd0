package io.concordat.connector.salesforce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.concordat.connector.BrowserSignIn.Departure;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in. */
class SignInTest {

    private final SigningIn door = new SigningIn();

    @AfterEach
    void stop() {
        door.close();
    }

    @Test
    void theAppSignsInAsItself() {
        AccessToken token = door.tokens(door.clientCredentials()).current();

        assertThat(token.instance()).hasToString(door.salesforce.baseUrl());
        assertThat(Identity.of(token).organisation()).isEqualTo(door.salesforce.orgId());
        assertThat(door.salesforce.sessions().find(token.value())).isPresent();
    }

    @Test
    void anAssertionSignsIn() throws GeneralSecurityException {
        assertThat(door.tokens(door.jwt(SigningIn.keys())).current().value()).startsWith("00D");
    }

    @Test
    void aPasswordWithTheSecurityTokenBehindItSignsIn() {
        door.salesforce.loginPolicy().ipTrusted(false);

        assertThat(door.tokens(door.password()).current().value()).startsWith("00D");
    }

    @Test
    void aPersonSignsInInTheBrowser() {
        door.connect();

        assertThat(door.tokens(door.browser()).current().value()).startsWith("00D");
    }

    @Test
    void theBrowserIsSentWithTheScopesThatAreNeededAndAChallenge() {
        door.salesforce.app().callbacks().add(SigningIn.CALLBACK.toString());

        Map<String, String> query = Consent.query(
                door.flow().begin(door.browser(), SigningIn.CALLBACK, "state-1").url());

        assertThat(query)
                .containsEntry("scope", "api refresh_token")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("state", "state-1")
                .doesNotContainKeys("client_secret", "code_verifier");
    }

    @Test
    void aPersonWhoDoesNotAllowItIsAnsweredInWords() {
        assertThatThrownBy(() -> door.flow()
                        .finish(
                                door.browser(),
                                door.vault,
                                SigningIn.CALLBACK,
                                door.memory(),
                                Map.of("error", "access_denied")))
                .hasMessageContaining("choose Connect and allow it");
        assertThatThrownBy(() -> door.flow()
                        .finish(
                                door.browser(),
                                door.vault,
                                SigningIn.CALLBACK,
                                door.memory(),
                                Map.of("error", "OAUTH_APP_BLOCKED")))
                .hasMessageContaining("an administrator has blocked the app");
    }

    @Test
    void aCodeIsGoodOnce() {
        door.salesforce.app().callbacks().add(SigningIn.CALLBACK.toString());
        Departure departure = door.flow().begin(door.browser(), SigningIn.CALLBACK, "s");
        Map<String, String> answer = Consent.give(departure.url());
        door.flow().finish(door.browser(), door.vault, SigningIn.CALLBACK, departure.memory(), answer);

        assertThatThrownBy(() ->
                        door.flow().finish(door.browser(), door.vault, SigningIn.CALLBACK, departure.memory(), answer))
                .hasMessageContaining("choose Connect again");
    }

    @Test
    void aCodeIsOfNoUseWithoutTheVerifier() {
        door.salesforce.app().callbacks().add(SigningIn.CALLBACK.toString());
        Departure departure = door.flow().begin(door.browser(), SigningIn.CALLBACK, "s");
        String other =
                door.flow().begin(door.browser(), SigningIn.CALLBACK, "s").memory();

        assertThatThrownBy(() -> door.flow()
                        .finish(door.browser(), door.vault, SigningIn.CALLBACK, other, Consent.give(departure.url())))
                .isInstanceOf(ConnectorException.class);
        assertThat(door.vault.find("refreshToken")).isEmpty();
    }

    @Test
    void anAnswerForAnotherDomainIsNotExchanged() {
        Map<String, String> elsewhere = new HashMap<>(door.browser().values());
        elsewhere.put("domain", door.salesforce.loginUrl());

        assertThatThrownBy(() -> door.flow()
                        .finish(
                                new Settings(elsewhere),
                                door.vault,
                                SigningIn.CALLBACK,
                                door.memory(),
                                Map.of("code", "c")))
                .hasMessageContaining("domain was changed");
        assertThat(door.salesforce.calls().count()).isZero();
    }

    @Test
    void anAppWithoutTheScopeToStaySignedInIsSaid() {
        door.salesforce.app().scope("api");

        assertThatThrownBy(door::connect).hasMessageContaining("refresh_token");
    }

    @Test
    void anUnknownCallbackIsSaid() {
        Refusal refusal = new Refusal(Credentials.of(door.browser()), 400, "redirect_uri_mismatch", "", Duration.ZERO);

        assertThat(refusal.inWords()).hasMessageContaining("callback");
    }

    @Test
    void secretsStandInBodiesOnlyAndInNoMessage() {
        List<ConnectorException> refusals = new ArrayList<>();
        door.salesforce.loginPolicy().passwordFlowAllowed(false);
        refusals.add(catchThrowableOfType(
                ConnectorException.class, () -> door.tokens(door.password()).current()));
        door.salesforce.app().runAs("");
        refusals.add(catchThrowableOfType(
                ConnectorException.class,
                () -> door.tokens(door.clientCredentials()).current()));

        List<String> secrets = List.of(
                SalesforceSimulator.CLIENT_SECRET, SalesforceSimulator.PASSWORD, SalesforceSimulator.SECURITY_TOKEN);
        for (RecordedCall call : door.salesforce.calls().all()) {
            assertThat(secrets).noneMatch(call.target()::contains);
            assertThat(secrets).noneMatch(call.headers().toString()::contains);
        }
        for (ConnectorException refusal : refusals) {
            assertThat(secrets).noneMatch(refusal.toString()::contains);
        }
        assertThat(Credentials.of(door.password()).toString()).doesNotContain(SalesforceSimulator.PASSWORD);
    }
}
