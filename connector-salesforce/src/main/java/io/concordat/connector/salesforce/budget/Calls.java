package io.concordat.connector.salesforce.budget;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.Optional;
import java.util.function.Function;

/** Calls that keep within the budget. What only asks is asked again if its answer is lost. */
public final class Calls {

    private static final int MOST_TRIES = 4;

    private final SalesforceClient client;
    private final Budget budget;
    private final Pauses pauses;

    public Calls(SalesforceClient client, Budget budget, Pauses pauses) {
        this.client = client;
        this.budget = budget;
        this.pauses = pauses;
    }

    public SalesforceClient client() {
        return client;
    }

    public Pauses pauses() {
        return pauses;
    }

    /**
     * Calls once; the caller closes the answer.
     *
     * @throws ApiException if Salesforce refuses
     * @throws ConnectorException of THROTTLED if nothing may be called any more; of other kinds as the client says
     */
    public ApiAnswer send(ApiRequest request) {
        budget.check();
        try {
            return client.send(request);
        } catch (ApiException refused) {
            if (isOutOfCalls(refused)) {
                budget.exhausted();
            }
            throw refused;
        }
    }

    /** Calls once, and reads the whole answer. */
    public JsonNode json(ApiRequest request) {
        return send(request).json();
    }

    /**
     * Asks something that may be asked again, and reads the answer; both are tried again if Salesforce does not answer
     * or stops in the middle.
     *
     * @throws ApiException if Salesforce refuses for good
     */
    public <T> T ask(ApiRequest request, Function<ApiAnswer, T> reading) {
        for (int attempt = 1; ; attempt++) {
            try (ApiAnswer answer = send(request.harmless())) {
                return reading.apply(answer);
            } catch (ApiException refused) {
                if (attempt == MOST_TRIES || !isPassing(refused)) {
                    throw refused;
                }
            } catch (ConnectorException lost) {
                if (attempt == MOST_TRIES || lost.failure() != Failure.UNREACHABLE) {
                    throw lost;
                }
            }
            pauses.before(attempt);
        }
    }

    /** Asks for a tree. */
    public JsonNode ask(ApiRequest request) {
        return ask(request, ApiAnswer::json);
    }

    private static boolean isPassing(ApiException refused) {
        return refused.status() >= 500 || refused.status() == 420 || refused.status() == 429;
    }

    private static boolean isOutOfCalls(ApiException refused) {
        return refused.has("REQUEST_LIMIT_EXCEEDED")
                && refused.errors().stream().noneMatch(error -> error.message().contains("Concurrent"));
    }

    /** What a refusal is to the hub; a failure stays one. */
    public static ConnectorException failure(RuntimeException refused) {
        return Optional.of(refused)
                .filter(ApiException.class::isInstance)
                .map(ApiException.class::cast)
                .map(ApiException::toConnectorException)
                .orElseThrow(() -> refused);
    }
}
