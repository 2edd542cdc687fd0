package io.concordat.connector.salesforce.bulk;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.soql.Query;
import java.time.Duration;
import java.util.Optional;

/** A query that Salesforce works off by itself, and whose result is fetched in large parts. */
public final class QueryJob {

    private static final int PART = 50_000;
    private static final Duration LONGEST_PART = Duration.ofMinutes(30);
    private static final long LARGEST_PART = 1L << 30;
    private static final String LAST = "null";

    private final Calls calls;
    private final Job job;
    private Optional<String> locator = Optional.empty();
    private boolean ended;

    private QueryJob(Calls calls, Job job) {
        this.calls = calls;
        this.job = job;
    }

    /**
     * Starts a query, deleted records included, and waits until its result is there.
     *
     * @throws ApiException if Salesforce refuses the query, or the object in jobs
     * @throws ConnectorException if the job fails or cannot be asked any more
     */
    public static QueryJob run(Calls calls, Polling polling, Query query) {
        ApiRequest request = ApiRequest.post("/jobs/query")
                .harmless()
                .json(Json.object().put("operation", "queryAll").put("query", query.text()));
        String id = calls.ask(request).path("id").asText("");
        Job job = new Job(calls, polling, "/jobs/query/" + ApiRequest.encode(id));
        Job.State state = job.await();
        if (!state.isComplete()) {
            throw new ConnectorException(
                    Failure.UNREACHABLE, "Salesforce has not finished a bulk query: it is " + state.name());
        }
        return new QueryJob(calls, job);
    }

    /** The next part of the result as it comes; empty after the last one. The caller closes it. */
    public Optional<ApiAnswer> next() {
        if (ended) {
            return Optional.empty();
        }
        String target = job.path() + "/results?maxRecords=" + PART
                + locator.map(place -> "&locator=" + ApiRequest.encode(place)).orElse("");
        ApiAnswer answer = calls.send(ApiRequest.get(target)
                .header("Accept", "text/csv")
                .within(LONGEST_PART)
                .atMost(LARGEST_PART));
        return Optional.of(answer);
    }

    /** A part was read to its end; the next one comes after it. */
    public void done(ApiAnswer part) {
        locator = part.header("Sforce-Locator").filter(place -> !place.equals(LAST));
        ended = locator.isEmpty();
    }
}
