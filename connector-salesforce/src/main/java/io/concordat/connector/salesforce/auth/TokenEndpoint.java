package io.concordat.connector.salesforce.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.http.Transport;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Talks to the token endpoint of a login host. What it sends stands in bodies only, never in an address. */
final class TokenEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONGEST_ANSWER = 1L << 20;

    private final Transport transport;
    private final Clock clock;

    TokenEndpoint(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Asks for a token.
     *
     * @throws ConnectorException with words for a person if it is refused
     */
    Granted ask(Credentials credentials, Map<String, String> form) {
        Answer answer = post(credentials.host(), "/services/oauth2/token", form);
        boolean again = answer.error().equals("unknown_error");
        Answer last = again ? post(credentials.host(), "/services/oauth2/token", form) : answer;
        if (last.status() != 200 || !last.json().hasNonNull("access_token")) {
            throw new Refusal(credentials, last.status(), last.error(), last.description(), last.skew()).inWords();
        }
        return granted(last.json());
    }

    /** Gives a token back. One that is not known any more is given back already. */
    void revoke(LoginHost host, String token) {
        Answer answer = post(host, "/services/oauth2/revoke", Map.of("token", token));
        boolean done = answer.status() == 200
                || answer.error().equals("invalid_token")
                || answer.error().equals("unsupported_token_type");
        if (!done) {
            throw new ConnectorException(
                    Failure.UNREACHABLE,
                    "Salesforce did not take the sign-in back (" + answer.status() + "); try again");
        }
    }

    private Answer post(LoginHost host, String path, Map<String, String> form) {
        URI target = host.resolve(path);
        ApiRequest request = ApiRequest.post(target.toString())
                .form(form)
                .within(PATIENCE)
                .atMost(LONGEST_ANSWER)
                .harmless();
        try (ApiAnswer answer = transport.send(target, request, Map.of())) {
            Duration skew = answer.header("Date").flatMap(this::skew).orElse(Duration.ZERO);
            boolean json = answer.header("Content-Type").orElse("").contains("json");
            return new Answer(answer.status(), json ? Json.read(answer.body()) : Json.object(), skew);
        }
    }

    /** How far this machine's clock is ahead of Salesforce's. */
    private Optional<Duration> skew(String date) {
        try {
            ZonedDateTime theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(theirs.toInstant(), clock.instant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private Granted granted(JsonNode json) {
        URI instance = instance(json.path("instance_url").asText(""));
        AccessToken token = new AccessToken(
                json.path("access_token").asText(""),
                instance,
                path(json.path("id").asText("")),
                json.path("scope").asText(""));
        return new Granted(
                token, Optional.of(json.path("refresh_token").asText("")).filter(refresh -> !refresh.isEmpty()));
    }

    /** Only the host of what came; the guard looks at it with every request. */
    private static URI instance(String address) {
        try {
            URI uri = URI.create(address);
            return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, "Salesforce named no address for its API; check the domain", notAnAddress);
        }
    }

    private static String path(String identity) {
        int at = identity.indexOf("/id/");
        return at < 0 ? "" : identity.substring(at);
    }

    private record Answer(int status, JsonNode json, Duration skew) {

        String error() {
            return json.path("error").asText("");
        }

        String description() {
            return json.path("error_description").asText("");
        }

        @Override
        public String toString() {
            return "Answer[" + status + " " + error() + "]";
        }
    }
}
