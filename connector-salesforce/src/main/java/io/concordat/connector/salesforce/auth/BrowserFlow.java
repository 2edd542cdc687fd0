package io.concordat.connector.salesforce.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.BrowserSignIn;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The web-server flow with PKCE: the browser brings a code, and only who asked for it can exchange it. */
public final class BrowserFlow implements BrowserSignIn {

    /** No more than is needed: the API, and to stay signed in. */
    private static final String SCOPES = "api refresh_token";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TokenEndpoint endpoint;
    private final Egress egress;
    private final SecureRandom random = new SecureRandom();

    BrowserFlow(TokenEndpoint endpoint, Egress egress) {
        this.endpoint = endpoint;
        this.egress = egress;
    }

    @Override
    public Departure begin(Settings settings, URI callback, String state) {
        Credentials credentials = Credentials.of(settings);
        if (!egress.allows(credentials.host().origin())) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, credentials.host() + " is not an address of Salesforce; correct the domain");
        }
        String verifier = secret();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", credentials.clientId());
        query.put("redirect_uri", callback.toString());
        query.put("scope", SCOPES);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("prompt", "login");
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ApiRequest.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        byte[] memory = Json.bytes(Json.object()
                .put("verifier", verifier)
                .put("host", credentials.host().toString()));
        return new Departure(
                credentials.host().resolve("/services/oauth2/authorize?" + text),
                new String(memory, StandardCharsets.UTF_8));
    }

    @Override
    public void finish(Settings settings, Vault vault, URI callback, String memory, Map<String, String> answer) {
        Credentials credentials = Credentials.of(settings);
        JsonNode begun = Json.read(new ByteArrayInputStream(memory.getBytes(StandardCharsets.UTF_8)));
        String code = answer.getOrDefault("code", "");
        if (code.isEmpty()) {
            String description = answer.getOrDefault("error_description", "");
            String error = answer.getOrDefault("error", "access_denied");
            throw new Refusal(credentials, 400, error, description, Duration.ZERO).inWords();
        }
        if (!begun.path("host").asText("").equals(credentials.host().toString())) {
            throw new ConnectorException(
                    Failure.CREDENTIALS_REFUSED, "the connection's domain was changed meanwhile; choose Connect again");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback.toString());
        form.put("code_verifier", begun.path("verifier").asText(""));
        credentials.addClient(form);
        keep(vault, credentials, endpoint.ask(credentials, form));
    }

    private void keep(Vault vault, Credentials credentials, Granted granted) {
        String refreshToken = granted.refreshToken()
                .orElseThrow(() -> new ConnectorException(
                        Failure.CREDENTIALS_REFUSED,
                        "the app grants no lasting sign-in; add the scope \"refresh_token\" (perform requests at any time) to"
                                + " it in Salesforce, then choose Connect again"));
        vault.exclusively(() -> {
            Kept.put(vault, credentials, refreshToken);
            Kept.began(vault, secret());
            return true;
        });
    }

    private String secret() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
