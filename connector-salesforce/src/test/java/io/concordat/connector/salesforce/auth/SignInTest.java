package io.concordat.connector.salesforce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.concordat.connector.BrowserSignIn.Departure;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.TokenSource;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.auth.ConnectedApp.Flow;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in, and every way in which it is refused. */
class SignInTest {

    private static final URI CALLBACK = URI.create("https://hub.example/api/v1/oauth/callback");

    private final SalesforceSimulator salesforce = SalesforceSimulator.start();
    private final Transport transport =
            new Transport(Egress.allowing(salesforce.baseUrl() + "," + salesforce.loginUrl()));
    private final SignIns signIns = new SignIns(transport, Clock.systemUTC());
    private final Vault vault = Vault.temporary("connection-1");

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void theAppSignsInAsItself() {
        AccessToken token = tokens(clientCredentials()).current();

        assertThat(token.instance()).hasToString(salesforce.baseUrl());
        assertThat(Identity.of(token).organisation()).isEqualTo(salesforce.orgId());
        assertThat(salesforce.sessions().find(token.value())).isPresent();
    }

    @Test
    void anAssertionSignsIn() throws GeneralSecurityException {
        assertThat(tokens(jwt(keys())).current().value()).startsWith("00D");
    }

    @Test
    void aPasswordWithTheSecurityTokenBehindItSignsIn() {
        salesforce.loginPolicy().ipTrusted(false);

        assertThat(tokens(password()).current().value()).startsWith("00D");
    }

    @Test
    void aPersonSignsInInTheBrowser() throws IOException, InterruptedException {
        connect();

        assertThat(tokens(browser()).current().value()).startsWith("00D");
    }

    @Test
    void theBrowserIsSentWithTheScopesThatAreNeededAndAChallenge() {
        salesforce.app().callbacks().add(CALLBACK.toString());

        Map<String, String> query =
                query(flow().begin(browser(), CALLBACK, "state-1").url());

        assertThat(query)
                .containsEntry("scope", "api refresh_token")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("state", "state-1")
                .doesNotContainKeys("client_secret", "code_verifier");
    }

    @Test
    void nobodySignedInYetIsSaid() {
        assertRefused(browser(), Failure.CREDENTIALS_REFUSED, "choose Connect");
        assertThat(salesforce.calls().count()).isZero();
    }

    @Test
    void aPersonWhoDoesNotAllowItIsAnsweredInWords() {
        assertThatThrownBy(() -> flow().finish(browser(), vault, CALLBACK, memory(), Map.of("error", "access_denied")))
                .hasMessageContaining("choose Connect and allow it");
        assertThatThrownBy(
                        () -> flow().finish(browser(), vault, CALLBACK, memory(), Map.of("error", "OAUTH_APP_BLOCKED")))
                .hasMessageContaining("an administrator has blocked the app");
    }

    @Test
    void aCodeIsGoodOnce() throws IOException, InterruptedException {
        salesforce.app().callbacks().add(CALLBACK.toString());
        Departure departure = flow().begin(browser(), CALLBACK, "s");
        Map<String, String> answer = query(allow(departure.url()));
        flow().finish(browser(), vault, CALLBACK, departure.memory(), answer);

        assertThatThrownBy(() -> flow().finish(browser(), vault, CALLBACK, departure.memory(), answer))
                .hasMessageContaining("choose Connect again");
    }

    @Test
    void aCodeIsOfNoUseWithoutTheVerifier() throws IOException, InterruptedException {
        salesforce.app().callbacks().add(CALLBACK.toString());
        Departure departure = flow().begin(browser(), CALLBACK, "s");
        String other = flow().begin(browser(), CALLBACK, "s").memory();

        assertThatThrownBy(() -> flow().finish(browser(), vault, CALLBACK, other, query(allow(departure.url()))))
                .isInstanceOf(ConnectorException.class);
        assertThat(vault.find("refreshToken")).isEmpty();
    }

    @Test
    void anAnswerForAnotherDomainIsNotExchanged() {
        Map<String, String> elsewhere = new HashMap<>(browser().values());
        elsewhere.put("domain", salesforce.loginUrl());

        assertThatThrownBy(() -> flow().finish(new Settings(elsewhere), vault, CALLBACK, memory(), Map.of("code", "c")))
                .hasMessageContaining("domain was changed");
        assertThat(salesforce.calls().count()).isZero();
    }

    @Test
    void anAppWithoutTheScopeToStaySignedInIsSaid() {
        salesforce.app().scope("api");

        assertThatThrownBy(this::connect).hasMessageContaining("refresh_token");
    }

    @Test
    void anUnknownCallbackIsSaid() {
        Refusal refusal = new Refusal(Credentials.of(browser()), 400, "redirect_uri_mismatch", "", Duration.ZERO);

        assertThat(refusal.inWords()).hasMessageContaining("callback");
    }

    @Test
    void aRefreshTokenIsRotatedAndTheNewOneIsKept() throws IOException, InterruptedException {
        salesforce.app().rotating(true);
        connect();
        String first = vault.find("refreshToken").orElseThrow();

        AccessToken one = tokens(browser()).current();
        String second = vault.find("refreshToken").orElseThrow();
        AccessToken two = tokens(browser()).renew(one);

        assertThat(second).isNotEqualTo(first);
        assertThat(two).isNotEqualTo(one);
        assertThat(salesforce.sessions().find(two.value())).isPresent();
    }

    @Test
    void eightThreadsWithAnExpiredTokenRefreshOnce() throws IOException, InterruptedException {
        salesforce.app().rotating(true);
        connect();
        TokenSource tokens = tokens(browser());
        AccessToken old = tokens.current();
        salesforce.calls().clear();

        Set<AccessToken> fresh = inParallel(8, () -> tokens.renew(old));

        assertThat(fresh).hasSize(1).doesNotContain(old);
        assertThat(salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void twoNodesRefreshOneAfterTheOther() throws IOException, InterruptedException {
        salesforce.app().rotating(true);
        connect();
        TokenSource here = tokens(browser());
        TokenSource there = new SignIns(transport, Clock.systemUTC()).tokens(browser(), vault);

        for (int turn = 0; turn < 10; turn++) {
            AccessToken old = here.current();
            AccessToken other = there.current();
            CompletableFuture<AccessToken> elsewhere = CompletableFuture.supplyAsync(() -> there.renew(other));
            AccessToken fresh = here.renew(old);
            assertThat(salesforce.sessions().find(fresh.value())).isPresent();
            assertThat(salesforce.sessions().find(elsewhere.join().value())).isPresent();
        }
    }

    @Test
    void aDeadRefreshTokenNeedsAPersonAndIsTriedOnce() throws IOException, InterruptedException {
        connect();
        TokenSource tokens = tokens(browser());
        AccessToken old = tokens.current();
        salesforce.sessions().revokeAll();
        salesforce.calls().clear();

        Set<String> words = inParallel(
                8,
                () -> catchThrowableOfType(ConnectorException.class, () -> tokens.renew(old))
                        .getMessage());

        assertThat(words).singleElement().asString().contains("choose Connect to sign in again", "caught up");
        assertThat(salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void aNewSignInReplacesTheOneThatDied() throws IOException, InterruptedException {
        connect();
        tokens(browser()).current();
        salesforce.sessions().revokeAll();

        connect();

        assertThat(salesforce.sessions().find(tokens(browser()).current().value()))
                .isPresent();
    }

    @Test
    void disconnectingGivesBackWhatWasGranted() throws IOException, InterruptedException {
        connect();
        AccessToken token = tokens(browser()).current();

        signIns.disconnect(browser(), vault);

        assertThat(salesforce.sessions().find(token.value())).isEmpty();
        assertThat(salesforce.sessions().refreshTokens()).isZero();
        assertThat(vault.find("refreshToken")).isEmpty();
        signIns.disconnect(browser(), vault);
    }

    @Test
    void disconnectingAnAppEndsItsSession() {
        AccessToken token = tokens(clientCredentials()).current();

        signIns.disconnect(clientCredentials(), vault);

        assertThat(salesforce.sessions().find(token.value())).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaid() {
        salesforce.passwords().set(SalesforceSimulator.USER, "another", "another");

        assertRefused(password(), Failure.CREDENTIALS_REFUSED, "user name, password or security token is wrong");
    }

    @Test
    void aBlockedPasswordGrantIsSaid() {
        salesforce.loginPolicy().passwordFlowAllowed(false);

        assertRefused(password(), Failure.CREDENTIALS_REFUSED, "blocks this kind of sign-in");
    }

    @Test
    void anAddressThatIsNotAllowedIsSaid() {
        salesforce.loginPolicy().ipRefused(true);

        assertRefused(clientCredentials(), Failure.CREDENTIALS_REFUSED, "login IP ranges");
    }

    @Test
    void anAppWithoutAUserToRunAsIsSaid() {
        salesforce.app().runAs("");

        assertRefused(clientCredentials(), Failure.CREDENTIALS_REFUSED, "no user to run as");
    }

    @Test
    void anAppWithoutTheFlowIsSaid() {
        salesforce.app().flows().remove(Flow.CLIENT_CREDENTIALS);

        assertRefused(clientCredentials(), Failure.CREDENTIALS_REFUSED, "enable the flow");
    }

    @Test
    void aWrongConsumerKeyIsSaid() {
        assertRefused(
                with(clientCredentials(), "clientId", "nobody"),
                Failure.CREDENTIALS_REFUSED,
                "does not know the consumer key");
    }

    @Test
    void aWrongConsumerSecretIsSaid() {
        assertRefused(
                with(clientCredentials(), "clientSecret", "wrong"),
                Failure.CREDENTIALS_REFUSED,
                "consumer secret is wrong");
    }

    @Test
    void aUserWhoHasNotApprovedTheAppIsSaid() throws GeneralSecurityException {
        Settings settings = jwt(keys());
        salesforce.app().approvedUsers().clear();

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "pre-authorized");
    }

    @Test
    void anAppThatAnAdministratorHasToApproveIsSaid() throws GeneralSecurityException {
        Settings settings = jwt(keys());
        salesforce.app().approvedUsers().clear();
        salesforce.app().adminApprovalNeeded(true);

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "not approved for the app");
    }

    @Test
    void aCertificateThatDoesNotBelongToTheKeyIsSaid() throws GeneralSecurityException {
        Settings settings = jwt(keys());
        salesforce.app().certificate(keys().getPublic());

        assertRefused(settings, Failure.CREDENTIALS_REFUSED, "certificate in the app");
    }

    @Test
    void aClockThatIsWrongIsSaidWithHowMuch() throws GeneralSecurityException {
        SignIns late = new SignIns(transport, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));
        Settings settings = jwt(keys());

        assertThatThrownBy(() -> late.tokens(settings, vault).current())
                .hasMessageContaining("the clock of this server")
                .hasMessageContaining("behind Salesforce's");
    }

    @Test
    void aKeyThatIsNoKeyIsSaidWithoutQuotingIt() {
        Settings settings = with(
                new Settings(Map.of(
                        "signIn",
                        "jwt-bearer",
                        "clientId",
                        SalesforceSimulator.CLIENT_ID,
                        "domain",
                        salesforce.baseUrl(),
                        "username",
                        SalesforceSimulator.USER)),
                "privateKey",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IGNhbmFyeQ==\n-----END PRIVATE KEY-----");

        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> tokens(settings).current());

        assertThat(refused).hasMessageContaining("openssl pkcs8").hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("c2Vj");
    }

    @Test
    void aUserWhoIsNotActiveIsSaid() {
        salesforce.setup().activate(SalesforceSimulator.USER, false);

        assertRefused(clientCredentials(), Failure.CREDENTIALS_REFUSED, "not active");
    }

    @Test
    void tooManySignInsAreWaitedOut() {
        salesforce.loginPolicy().loginsLeft(0);

        assertRefused(clientCredentials(), Failure.THROTTLED, "too often");
    }

    @Test
    void whatIsNoSignInOfSalesforceIsSaid() {
        salesforce.faults().on(CallKind.TOKEN).always().answer(200, "text/html", "<html>parked</html>");

        assertRefused(clientCredentials(), Failure.MISCONFIGURED, "correct the domain");
    }

    @Test
    void aGatewayDuringMaintenanceIsWaitedOut() {
        salesforce.faults().on(CallKind.TOKEN).always().unavailable();

        assertRefused(clientCredentials(), Failure.THROTTLED, "maintenance");
    }

    @Test
    void theAppCannotSignInAtTheGeneralAddress() {
        assertRefused(with(clientCredentials(), "domain", ""), Failure.MISCONFIGURED, "My Domain only");
    }

    @Test
    void anApiElsewhereThanAtSalesforceIsNotCalled() {
        salesforce
                .faults()
                .on(CallKind.TOKEN)
                .always()
                .answer(
                        200,
                        "application/json",
                        "{\"access_token\":\"00Dx!y\",\"instance_url\":\"https://169.254.169.254\",\"id\":\"/id/a/b\"}");

        assertRefused(clientCredentials(), Failure.MISCONFIGURED, "not Salesforce's");
    }

    @Test
    void secretsStandInBodiesOnlyAndInNoMessage() {
        List<ConnectorException> refusals = new ArrayList<>();
        salesforce.loginPolicy().passwordFlowAllowed(false);
        refusals.add(catchThrowableOfType(
                ConnectorException.class, () -> tokens(password()).current()));
        salesforce.app().runAs("");
        refusals.add(catchThrowableOfType(
                ConnectorException.class, () -> tokens(clientCredentials()).current()));

        List<String> secrets = List.of(
                SalesforceSimulator.CLIENT_SECRET, SalesforceSimulator.PASSWORD, SalesforceSimulator.SECURITY_TOKEN);
        for (RecordedCall call : salesforce.calls().all()) {
            assertThat(secrets).noneMatch(call.target()::contains);
            assertThat(secrets).noneMatch(call.headers().toString()::contains);
        }
        for (ConnectorException refusal : refusals) {
            assertThat(secrets).noneMatch(refusal.toString()::contains);
        }
        assertThat(Credentials.of(password()).toString()).doesNotContain(SalesforceSimulator.PASSWORD);
    }

    private void assertRefused(Settings settings, Failure failure, String words) {
        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> tokens(settings).current());
        assertThat(refused).isNotNull();
        assertThat(refused.failure()).isEqualTo(failure);
        assertThat(refused).hasMessageContaining(words);
    }

    private TokenSource tokens(Settings settings) {
        return signIns.tokens(settings, vault);
    }

    private BrowserFlow flow() {
        return signIns.browser(browser()).orElseThrow();
    }

    private String memory() {
        return flow().begin(browser(), CALLBACK, "s").memory();
    }

    private Settings browser() {
        return new Settings(Map.of(
                "signIn",
                "browser",
                "clientId",
                SalesforceSimulator.CLIENT_ID,
                "clientSecret",
                SalesforceSimulator.CLIENT_SECRET,
                "domain",
                salesforce.baseUrl()));
    }

    private Settings clientCredentials() {
        return with(browser(), "signIn", "client-credentials");
    }

    private Settings password() {
        Map<String, String> values = new HashMap<>(browser().values());
        values.put("signIn", "password-legacy");
        values.put("username", SalesforceSimulator.USER);
        values.put("password", SalesforceSimulator.PASSWORD);
        values.put("securityToken", SalesforceSimulator.SECURITY_TOKEN);
        return new Settings(values);
    }

    private Settings jwt(KeyPair keys) {
        salesforce.app().certificate(keys.getPublic());
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Map<String, String> values = new HashMap<>(browser().values());
        values.put("signIn", "jwt-bearer");
        values.put("username", SalesforceSimulator.USER);
        values.put("privateKey", pem);
        return new Settings(values);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Settings with(Settings settings, String name, String value) {
        Map<String, String> values = new HashMap<>(settings.values());
        values.put(name, value);
        return new Settings(values);
    }

    private void connect() throws IOException, InterruptedException {
        salesforce.app().callbacks().add(CALLBACK.toString());
        Departure departure = flow().begin(browser(), CALLBACK, "state");
        flow().finish(browser(), vault, CALLBACK, departure.memory(), query(allow(departure.url())));
    }

    /** The person says yes; where the browser is sent then. */
    private static URI allow(URI url) throws IOException, InterruptedException {
        HttpRequest yes = HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("\\?.*", "")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        url.getRawQuery() + "&decision=allow&username=" + SalesforceSimulator.USER))
                .build();
        return URI.create(HttpClient.newHttpClient()
                .send(yes, BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static <T> Set<T> inParallel(int threads, java.util.function.Supplier<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(CompletableFuture.supplyAsync(work, pool));
            }
            return new HashSet<>(all.stream().map(CompletableFuture::join).toList());
        } finally {
            pool.shutdown();
        }
    }
}
