package io.concordat.connector.salesforce.simulator;

import static io.concordat.connector.salesforce.simulator.SalesforceSimulator.CLIENT_ID;
import static io.concordat.connector.salesforce.simulator.SalesforceSimulator.CLIENT_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import io.concordat.connector.salesforce.simulator.auth.ConnectedApp.Flow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

    private static final String CALLBACK = "http://localhost:9999/callback";
    private static final String VERIFIER = "v".repeat(64);

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private final RawClient client = new RawClient(org);

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void client_credentials_work_at_the_orgs_own_host_only() {
        Map<String, String> form = credentials();
        Answer answer = client.token(form);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("instance_url").asText()).isEqualTo(org.baseUrl());
        assertThat(answer.json().path("id").asText()).matches(".*/id/00D\\w{15}/005\\w{15}");
        assertThat(answer.json().path("issued_at").isTextual()).isTrue();
        assertThat(answer.json().has("expires_in")).isFalse();
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.json().path("access_token").asText())
                .startsWith(org.orgId().substring(0, 15) + "!");

        Answer elsewhere = client.post(org.loginUrl() + "/services/oauth2/token", form);
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json().path("error_description").asText())
                .isEqualTo("request not supported on this domain");
    }

    @Test
    void each_wrong_sign_in_has_its_own_words() {
        assertThat(error(with("client_id", "x"))).isEqualTo("invalid_client_id: client identifier invalid");
        assertThat(error(with("client_secret", "x"))).isEqualTo("invalid_client: invalid client credentials");
        assertThat(error(with("grant_type", "x"))).isEqualTo("unsupported_grant_type: grant type not supported");
        assertThat(error(password("wrong"))).isEqualTo("invalid_grant: authentication failure");
        assertThat(error(password(SalesforceSimulator.PASSWORD))).isEqualTo("invalid_grant: authentication failure");

        org.loginPolicy().ipRefused(true);
        assertThat(error(credentials())).isEqualTo("invalid_grant: ip restricted or invalid login hours");
        org.loginPolicy().ipRefused(false);
        org.app().runAs("");
        assertThat(error(credentials())).isEqualTo("invalid_grant: no client credentials user enabled");
        org.app().flows().remove(Flow.PASSWORD);
        assertThat(error(password(SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN)))
                .isEqualTo("invalid_grant: authentication failure");
    }

    @Test
    void a_browser_leads_to_a_code_and_the_code_to_rotating_tokens() {
        org.app().callbacks().add(CALLBACK);
        String code = code();
        Map<String, String> exchange = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT_ID,
                "client_secret", CLIENT_SECRET,
                "redirect_uri", CALLBACK,
                "code", code,
                "code_verifier", VERIFIER));
        Answer answer = client.token(exchange);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(error(exchange)).isEqualTo("invalid_grant: expired authorization code");

        String first = answer.json().path("refresh_token").asText();
        Answer refreshed = client.token(refresh(first));
        String second = refreshed.json().path("refresh_token").asText();
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        client.use(refreshed.json().path("access_token").asText());
        assertThat(client.get("/limits").status()).isEqualTo(200);

        assertThat(error(refresh(first))).isEqualTo("invalid_grant: expired access/refresh token");
        assertThat(error(refresh(second))).as("a stolen token ends all").contains("expired access/refresh token");
        assertThat(client.get("/limits").code()).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void the_page_asks_and_who_says_no_is_sent_back_with_nothing() {
        org.app().callbacks().add(CALLBACK);
        String asked = "/services/oauth2/authorize?response_type=code&client_id=" + CLIENT_ID + "&redirect_uri="
                + RawClient.encoded(CALLBACK) + "&state=s&code_challenge=" + challenge();
        Answer page = client.page(asked);
        assertThat(page.text()).contains("Allow Access?", "name=\"state\" value=\"s\"");
        assertThat(client.page(asked.replace("9999", "9998"))
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("redirect_uri_mismatch");
        assertThat(client.page(asked.replace("&code_challenge", "&x"))
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("invalid_request");
        Answer denied = client.post(
                org.baseUrl() + "/services/oauth2/authorize",
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT_ID,
                        "redirect_uri",
                        CALLBACK,
                        "state",
                        "s",
                        "code_challenge",
                        challenge(),
                        "decision",
                        "deny"));
        assertThat(denied.headers().getOrDefault("location", "")).contains("error=access_denied", "state=s");
    }

    @Test
    void a_wrong_verifier_gets_nothing() {
        org.app().callbacks().add(CALLBACK);
        Map<String, String> exchange = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                CLIENT_ID,
                "client_secret",
                CLIENT_SECRET,
                "redirect_uri",
                CALLBACK,
                "code",
                code(),
                "code_verifier",
                "w".repeat(64));
        assertThat(error(exchange)).startsWith("invalid_request");
    }

    @Test
    void a_signed_token_gives_a_session_and_a_badly_signed_one_does_not() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        org.app().certificate(keys.getPublic());
        assertThat(client.token(bearer(keys, org.loginUrl(), 120)).status()).isEqualTo(200);
        assertThat(error(bearer(keys, "https://elsewhere.example", 120)))
                .isEqualTo("invalid_grant: audience is invalid");
        assertThat(error(bearer(keys, org.loginUrl(), -120))).isEqualTo("invalid_grant: expired authorization code");
        KeyPair others = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(error(bearer(others, org.loginUrl(), 120))).isEqualTo("invalid_grant: invalid assertion");
        org.app().approvedUsers().clear();
        assertThat(error(bearer(keys, org.loginUrl(), 120)))
                .isEqualTo("invalid_grant: user hasn't approved this consumer");
    }

    @Test
    void a_session_ends_when_nobody_uses_it_and_when_it_is_revoked() {
        String token = client.token(credentials()).json().path("access_token").asText();
        client.use(token);
        org.clock().advance(Duration.ofMinutes(100));
        assertThat(client.get("/limits").status()).isEqualTo(200);
        org.clock().advance(Duration.ofMinutes(121));
        Answer expired = client.get("/limits");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("INVALID_SESSION_ID");

        String other = client.token(credentials()).json().path("access_token").asText();
        client.use(other);
        assertThat(client.post(org.baseUrl() + "/services/oauth2/revoke", Map.of("token", other))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/limits").status()).isEqualTo(401);
    }

    @Test
    void the_identity_of_a_token_is_told() {
        Answer token = client.token(credentials());
        client.use(token.json().path("access_token").asText());
        Answer info = client.get("/services/oauth2/userinfo");
        assertThat(info.json().path("organization_id").asText()).isEqualTo(org.orgId());
        assertThat(info.json().path("preferred_username").asText()).isEqualTo(SalesforceSimulator.USER);
    }

    private String code() {
        String challenge = challenge();
        Answer page = client.post(
                org.loginUrl() + "/services/oauth2/authorize",
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT_ID,
                        "redirect_uri",
                        CALLBACK,
                        "state",
                        "s t",
                        "code_challenge",
                        challenge,
                        "code_challenge_method",
                        "S256",
                        "username",
                        SalesforceSimulator.USER,
                        "decision",
                        "allow"));
        assertThat(page.status()).isEqualTo(302);
        String location = page.headers().getOrDefault("location", "");
        assertThat(location).startsWith(CALLBACK + "?code=").endsWith("&state=s+t");
        return location.replaceFirst(".*code=([^&]*)&.*", "$1");
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> bearer(KeyPair keys, String audience, int seconds) throws GeneralSecurityException {
        long expiry = org.clock().instant().getEpochSecond() + seconds;
        String claims = "{\"iss\":\"" + CLIENT_ID + "\",\"sub\":\"" + SalesforceSimulator.USER + "\",\"aud\":\""
                + audience + "\",\"exp\":" + expiry + "}";
        String unsigned = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        String assertion = unsigned + "." + base64(signature.sign());
        return Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> credentials() {
        return Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID, "client_secret", CLIENT_SECRET);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> form = new HashMap<>(credentials());
        form.put(name, value);
        return form;
    }

    private static Map<String, String> password(String password) {
        Map<String, String> form = with("grant_type", "password");
        form.put("username", SalesforceSimulator.USER);
        form.put("password", password);
        return form;
    }

    private static Map<String, String> refresh(String token) {
        Map<String, String> form = with("grant_type", "refresh_token");
        form.put("refresh_token", token);
        return form;
    }

    private String error(Map<String, String> form) {
        Answer answer = client.token(form);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("error").asText() + ": "
                + answer.json().path("error_description").asText();
    }
}
