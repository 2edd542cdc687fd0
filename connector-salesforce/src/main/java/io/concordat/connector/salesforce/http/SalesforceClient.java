package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the API of one organisation as one user. Signs in again, once, when the session has expired. Counts calls and
 * notes what each answer says of the allowance and of the time. For many threads.
 */
public final class SalesforceClient {

    /** Names this program in the org's logs, and in the origin of change events. */
    public static final String CLIENT = "concordat";

    private final Transport transport;
    private final TokenSource tokens;
    private final String version;
    private final Usage usage = new Usage();
    private volatile Clock clock = new Clock("", Optional.empty());

    /** What a header has said, and the time that it means: most answers say the same second as the one before. */
    private record Clock(String said, Optional<Instant> time) {}

    /** @param version of the API, such as {@code 66.0} */
    public SalesforceClient(Transport transport, TokenSource tokens, String version) {
        this.transport = transport;
        this.tokens = tokens;
        this.version = version;
    }

    /** The version of the API, such as {@code 66.0}. */
    public String version() {
        return version;
    }

    public Usage usage() {
        return usage;
    }

    /** The time of the newest answer by Salesforce's clock, in whole seconds. */
    public Optional<Instant> clock() {
        return clock.time();
    }

    /** The token in use; signs in if there is none. */
    public AccessToken token() {
        return tokens.current();
    }

    /**
     * Sends a request; the caller closes the answer.
     *
     * @throws ApiException if Salesforce answers anything but 2xx or what the request accepts
     * @throws ConnectorException if it cannot be sent, its answer is lost, or the sign-in is refused
     */
    public ApiAnswer send(ApiRequest request) {
        AccessToken token = tokens.current();
        try {
            return attempt(request, token);
        } catch (ApiException refused) {
            if (!refused.isExpiredSession()) {
                throw refused;
            }
            return again(request, tokens.renew(token));
        }
    }

    /** A fresh token that is refused as well is no matter of time. */
    private ApiAnswer again(ApiRequest request, AccessToken fresh) {
        try {
            return attempt(request, fresh);
        } catch (ApiException refused) {
            throw refused.isExpiredSession() ? refused.toConnectorException() : refused;
        }
    }

    /** The whole answer as a tree; a missing node if it is empty. */
    public JsonNode json(ApiRequest request) {
        return send(request).json();
    }

    private ApiAnswer attempt(ApiRequest request, AccessToken token) {
        Map<String, String> more = new HashMap<>();
        more.put("Authorization", "Bearer " + token.value());
        more.put("Sforce-Call-Options", "client=" + CLIENT);
        usage.count();
        ApiAnswer answer = transport.send(address(token, request.target()), request, more);
        answer.header("Sforce-Limit-Info").ifPresent(usage::observe);
        answer.header("Date").ifPresent(this::observe);
        if (request.isAnswer(answer.status())) {
            return answer;
        }
        throw new ApiException(answer.status(), errors(answer), request.changes());
    }

    /** Always at the organisation that the token is for: an address that an answer names is cut down to its path. */
    private URI address(AccessToken token, String target) {
        String path = target;
        if (target.startsWith("https://") || target.startsWith("http://")) {
            URI whole = URI.create(target);
            path = whole.getRawPath() + (whole.getRawQuery() == null ? "" : "?" + whole.getRawQuery());
        }
        if (!path.startsWith("/services/") && !path.startsWith("/id/")) {
            path = "/services/data/v" + version + path;
        }
        return URI.create(token.instance() + path);
    }

    private static List<ApiError> errors(ApiAnswer answer) {
        boolean json = answer.header("Content-Type").orElse("").contains("json");
        try (answer) {
            return json ? ApiError.listOf(Json.read(answer.body())) : List.of();
        } catch (ConnectorException lostOrGarbled) {
            return List.of();
        }
    }

    private void observe(String date) {
        if (!date.equals(clock.said())) {
            clock = new Clock(date, instant(date).or(clock::time));
        }
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
