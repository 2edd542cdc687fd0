package io.concordat.connector.salesforce.http;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Salesforce answered and refused a whole call. It did not execute it, except where the status is 5xx, see
 * {@link #mayHaveBeenExecuted()}. The message names status and codes only: what Salesforce said may quote values.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration DAILY_LIMIT_PAUSE = Duration.ofHours(1);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(30);
    private static final Set<String> MAINTENANCE = Set.of(
            "SERVER_UNAVAILABLE", "API_CURRENTLY_DISABLED", "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE");
    private static final Set<String> CONFIGURATION = Set.of(
            "INVALID_FIELD",
            "INVALID_TYPE",
            "NOT_FOUND",
            "MALFORMED_QUERY",
            "INVALID_FIELD_FOR_INSERT_UPDATE",
            "UNSUPPORTED_API_VERSION");

    private final int status;
    private final transient List<ApiError> errors;
    private final boolean changes;

    ApiException(int status, List<ApiError> errors, boolean changes) {
        super("Salesforce answered " + status + " "
                + errors.stream().map(ApiError::code).distinct().collect(Collectors.joining(", ")));
        this.status = status;
        this.errors = List.copyOf(errors);
        this.changes = changes;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What the body said; empty if it was no JSON, such as the page of a gateway. */
    public List<ApiError> errors() {
        return errors;
    }

    /** The first error's code; "" if there is none. */
    public String code() {
        return errors.isEmpty() ? "" : errors.get(0).code();
    }

    /** Whether an error has this code. */
    public boolean has(String code) {
        return errors.stream().anyMatch(error -> error.code().equals(code));
    }

    /** Whether what the call was to change may be changed: a gateway answered, not the organisation. */
    public boolean mayHaveBeenExecuted() {
        return changes && status >= 500 && errors.isEmpty();
    }

    /** Whether the token is no longer good, and a new one may help. */
    boolean isExpiredSession() {
        return status == 401 && !isApiClosedToSession();
    }

    private boolean isApiClosedToSession() {
        return errors.stream().anyMatch(error -> error.message().contains("not valid for use with the REST API"));
    }

    /** The failure that this is to the hub when it concerns the call as a whole and not a single record. */
    public ConnectorException toConnectorException() {
        if (mayHaveBeenExecuted()) {
            return failed(
                    Failure.OUTCOME_UNKNOWN,
                    "a gateway before Salesforce answered " + status
                            + " to a write; the records are read again before anything is sent");
        }
        if (has("REQUEST_LIMIT_EXCEEDED")) {
            return limit();
        }
        if (status == 429 || status == 420 || status >= 500 || MAINTENANCE.contains(code())) {
            return ConnectorException.throttled(
                    "Salesforce is busy or under maintenance (" + said() + "); it is tried again later", BUSY_PAUSE);
        }
        return permanent();
    }

    private ConnectorException limit() {
        boolean concurrent = errors.stream().anyMatch(error -> error.message().contains("Concurrent"));
        return concurrent
                ? ConnectorException.throttled(
                        "too many long requests run in this Salesforce organisation at the same time", BUSY_PAUSE)
                : ConnectorException.throttled(
                        "the organisation's API calls of the last 24 hours are used up; the run goes on when Salesforce"
                                + " allows calls again",
                        DAILY_LIMIT_PAUSE);
    }

    private ConnectorException permanent() {
        if (isApiClosedToSession()) {
            return failed(
                    Failure.NOT_PERMITTED,
                    "the sign-in does not cover the API; add the scope \"api\" to the app"
                            + " in Salesforce, give the user the permission \"API Enabled\", and connect again");
        }
        if (status == 401) {
            return failed(
                    Failure.CREDENTIALS_REFUSED,
                    "Salesforce refuses a fresh sign-in (" + said()
                            + "); connect again, and look at the user's login history in Salesforce");
        }
        if (status == 410) {
            return failed(
                    Failure.MISCONFIGURED,
                    "Salesforce has retired this version of its API; choose a newer one in"
                            + " the connection's setting \"API version\"");
        }
        if (has("API_DISABLED_FOR_ORG")) {
            return failed(
                    Failure.NOT_PERMITTED,
                    "the API is not part of this organisation's edition, or not enabled for"
                            + " this user; Setup, Company Information names the edition, and"
                            + " https://www.salesforce.com/editions-pricing/ says which come with the API");
        }
        if (CONFIGURATION.contains(code()) || status == 404) {
            return failed(
                    Failure.MISCONFIGURED,
                    "Salesforce does not know an object or a field of the request (" + said()
                            + "); check the connection");
        }
        Failure failure = status == 403 || code().startsWith("INSUFFICIENT_ACCESS")
                ? Failure.NOT_PERMITTED
                : Failure.MISCONFIGURED;
        return failed(failure, "Salesforce refuses the request (" + said() + "); check the connection");
    }

    private String said() {
        return errors.isEmpty() ? String.valueOf(status) : status + " " + code();
    }

    private ConnectorException failed(Failure failure, String message) {
        return new ConnectorException(failure, message, this);
    }
}
