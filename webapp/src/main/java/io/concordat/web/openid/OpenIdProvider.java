package io.concordat.web.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.HubException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The identity provider over HTTP. Requests go to the issuer's own host and to those that the configuration names, over
 * TLS unless the issuer itself is configured without; no redirect is followed, and no answer is read without end.
 */
final class OpenIdProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenIdSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
    }

    /** Where the parts of a provider are. */
    record Parts(URI authorization, URI token, URI keys) {}

    Parts discover() {
        String issuer = settings.issuer().toString();
        JsonNode document = json(HttpRequest.newBuilder(
                URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration")));
        if (!document.path("issuer").asText().equals(issuer)) {
            throw refused("it calls itself by another name than the configuration does");
        }
        return new Parts(
                part(document, "authorization_endpoint"), part(document, "token_endpoint"), part(document, "jwks_uri"));
    }

    private URI part(JsonNode document, String name) {
        URI part = URI.create(document.path(name).asText());
        requireAllowed(part);
        return part;
    }

    /** The keys that tokens are signed with, as the provider writes them. */
    String keys(Parts parts) {
        return json(HttpRequest.newBuilder(parts.keys())).toString();
    }

    /** Changes a code, and what proves that it was ours, into the token that says who it is. */
    String idToken(Parts parts, String code, String verifier, URI back) {
        String form = form(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "client_id",
                settings.clientId(),
                "redirect_uri",
                back.toString()));
        HttpRequest.Builder request = HttpRequest.newBuilder(parts.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!settings.clientSecret().isEmpty()) {
            String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        }
        return json(request).path("id_token").asText();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private JsonNode json(HttpRequest.Builder asked) {
        HttpRequest request =
                asked.timeout(PATIENCE).header("Accept", "application/json").build();
        requireAllowed(request.uri());
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LONGEST_ANSWER);
                if (answer.statusCode() != 200) {
                    throw refused("it answered with status " + answer.statusCode());
                }
                return JSON.readTree(bytes);
            }
        } catch (JsonProcessingException noJson) {
            throw refused("its answer cannot be read");
        } catch (IOException unreachable) {
            throw refused("it does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw refused("the hub is being stopped");
        }
    }

    private void requireAllowed(URI target) {
        URI issuer = settings.issuer();
        boolean issuers = origin(target).equals(origin(issuer));
        boolean named = "https".equals(target.getScheme())
                && target.getPort() < 0
                && settings.hosts().contains(String.valueOf(target.getHost()));
        if (!(issuers || named) || target.getRawUserInfo() != null) {
            throw refused("it wants to be asked at an address that the configuration does not name");
        }
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** What the provider answered is not repeated: it may hold what is not for everybody. */
    static HubException refused(String why) {
        return new HubException(
                HubException.Kind.CONFLICT, "the identity provider has not signed you in: " + why + "; try once more");
    }
}
