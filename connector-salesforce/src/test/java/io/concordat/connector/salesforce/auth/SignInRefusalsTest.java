package io.concordat.connector.salesforce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.auth.ConnectedApp.Flow;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which a sign-in is refused, in words that say what to do. */
class SignInRefusalsTest {

    private final SigningIn door = new SigningIn();

    @AfterEach
    void stop() {
        door.close();
    }

    @Test
    void nobodySignedInYetIsSaid() {
        assertRefused(door.browser(), Failure.CREDENTIALS_REFUSED, "choose Connect");
        assertThat(door.salesforce.calls().count()).isZero();
    }

    @Test
    void g57EachReasonForARefusalHasItsOwnWordsAndSaysWhatToDo() {
        List<String> words = new ArrayList<>();
        words.add(refused(SigningIn.with(door.password(), "password", "wrong")).getMessage());
        words.add(refused(SigningIn.with(door.clientCredentials(), "clientSecret", "wrong"))
                .getMessage());
        words.add(
                refused(SigningIn.with(door.clientCredentials(), "domain", "")).getMessage());
        door.salesforce.loginPolicy().ipRefused(true);
        words.add(refused(door.clientCredentials()).getMessage());
        door.salesforce.loginPolicy().ipRefused(false);
        door.salesforce.app().flows().remove(Flow.CLIENT_CREDENTIALS);
        words.add(refused(door.clientCredentials()).getMessage());

        assertThat(words)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("(?s).*\\b(enter|copy|fill in|add|enable)\\b.*"), "what to do")
                .noneMatch(text -> text.contains(SalesforceSimulator.PASSWORD)
                        || text.contains(SalesforceSimulator.CLIENT_SECRET));
    }

    @Test
    void aWrongPasswordIsSaid() {
        door.salesforce.passwords().set(SalesforceSimulator.USER, "another", "another");

        assertRefused(door.password(), Failure.CREDENTIALS_REFUSED, "user name, password or security token is wrong");
    }

    @Test
    void aBlockedPasswordGrantIsSaid() {
        door.salesforce.loginPolicy().passwordFlowAllowed(false);

        assertRefused(door.password(), Failure.CREDENTIALS_REFUSED, "blocks this kind of sign-in");
    }

    @Test
    void anAddressThatIsNotAllowedIsSaid() {
        door.salesforce.loginPolicy().ipRefused(true);

        assertRefused(door.clientCredentials(), Failure.CREDENTIALS_REFUSED, "login IP ranges");
    }

    @Test
    void anAppWithoutAUserToRunAsIsSaid() {
        door.salesforce.app().runAs("");

        assertRefused(door.clientCredentials(), Failure.CREDENTIALS_REFUSED, "no user to run as");
    }

    @Test
    void anAppWithoutTheFlowIsSaid() {
        door.salesforce.app().flows().remove(Flow.CLIENT_CREDENTIALS);

        assertRefused(door.clientCredentials(), Failure.CREDENTIALS_REFUSED, "enable the flow");
    }

    @Test
    void aWrongConsumerKeyIsSaid() {
        assertRefused(
                SigningIn.with(door.clientCredentials(), "clientId", "nobody"),
                Failure.CREDENTIALS_REFUSED,
                "does not know the consumer key");
    }

    @Test
    void aWrongConsumerSecretIsSaid() {
        assertRefused(
                SigningIn.with(door.clientCredentials(), "clientSecret", "wrong"),
                Failure.CREDENTIALS_REFUSED,
                "consumer secret is wrong");
    }

    @Test
    void aUserWhoHasNotApprovedTheAppIsSaid() throws GeneralSecurityException {
        Settings settings = door.jwt(SigningIn.keys());
        door.salesforce.app().approvedUsers().clear();

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "pre-authorized");
    }

    @Test
    void anAppThatAnAdministratorHasToApproveIsSaid() throws GeneralSecurityException {
        Settings settings = door.jwt(SigningIn.keys());
        door.salesforce.app().approvedUsers().clear();
        door.salesforce.app().adminApprovalNeeded(true);

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "not approved for the app");
    }

    @Test
    void aCertificateThatDoesNotBelongToTheKeyIsSaid() throws GeneralSecurityException {
        Settings settings = door.jwt(SigningIn.keys());
        door.salesforce.app().certificate(SigningIn.keys().getPublic());

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "certificate in the app");
    }

    @Test
    void aClockThatIsWrongIsSaidWithHowMuch() throws GeneralSecurityException {
        SignIns late = new SignIns(door.transport, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));
        Settings settings = door.jwt(SigningIn.keys());

        assertThatThrownBy(() -> late.tokens(settings, door.vault).current())
                .hasMessageContaining("the clock of this server")
                .hasMessageContaining("behind Salesforce's");
    }

    @Test
    void aKeyThatIsNoKeyIsSaidWithoutQuotingIt() {
        Settings settings = SigningIn.with(
                new Settings(Map.of(
                        "signIn",
                        "jwt-bearer",
                        "clientId",
                        SalesforceSimulator.CLIENT_ID,
                        "domain",
                        door.salesforce.baseUrl(),
                        "username",
                        SalesforceSimulator.USER)),
                "privateKey",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IGNhbmFyeQ==\n-----END PRIVATE KEY-----");

        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> door.tokens(settings).current());

        assertThat(refused).hasMessageContaining("openssl pkcs8").hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("c2Vj");
    }

    @Test
    void aUserWhoIsNotActiveIsSaid() {
        door.salesforce.setup().activate(SalesforceSimulator.USER, false);

        assertRefused(door.clientCredentials(), Failure.CREDENTIALS_REFUSED, "not active");
    }

    @Test
    void tooManySignInsAreWaitedOut() {
        door.salesforce.loginPolicy().loginsLeft(0);

        assertRefused(door.clientCredentials(), Failure.THROTTLED, "too often");
    }

    @Test
    void whatIsNoSignInOfSalesforceIsSaid() {
        door.salesforce.faults().on(CallKind.TOKEN).always().answer(200, "text/html", "<html>parked</html>");

        assertRefused(door.clientCredentials(), Failure.MISCONFIGURED, "correct the domain");
    }

    @Test
    void aGatewayDuringMaintenanceIsWaitedOut() {
        door.salesforce.faults().on(CallKind.TOKEN).always().unavailable();

        assertRefused(door.clientCredentials(), Failure.THROTTLED, "maintenance");
    }

    @Test
    void theAppCannotSignInAtTheGeneralAddress() {
        assertRefused(SigningIn.with(door.clientCredentials(), "domain", ""), Failure.MISCONFIGURED, "My Domain only");
    }

    @Test
    void anApiElsewhereThanAtSalesforceIsNotCalled() {
        door.salesforce
                .faults()
                .on(CallKind.TOKEN)
                .always()
                .answer(
                        200,
                        "application/json",
                        "{\"access_token\":\"00Dx!y\",\"instance_url\":\"https://169.254.169.254\",\"id\":\"/id/a/b\"}");

        assertRefused(door.clientCredentials(), Failure.MISCONFIGURED, "not Salesforce's");
    }

    private void assertRefused(Settings settings, Failure failure, String words) {
        ConnectorException refused = refused(settings);
        assertThat(refused).isNotNull();
        assertThat(refused.failure()).isEqualTo(failure);
        assertThat(refused).hasMessageContaining(words);
    }

    private ConnectorException refused(Settings settings) {
        return catchThrowableOfType(
                ConnectorException.class, () -> door.tokens(settings).current());
    }
}
