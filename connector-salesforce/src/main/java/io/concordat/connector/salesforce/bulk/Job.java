package io.concordat.connector.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import java.time.Duration;
import java.util.Set;

/** A job that Salesforce works on, and that is asked now and then how far it has come. */
final class Job {

    private static final Set<String> ENDED = Set.of("JobComplete", "Failed", "Aborted");
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Calls calls;
    private final Polling polling;
    private final String path;

    /**
     * How a job stands.
     *
     * @param processed rows that Salesforce has dealt with, refused ones included
     * @param failed rows that were refused
     * @param error why the job as a whole failed; "" otherwise
     */
    record State(String name, long processed, long failed, String error) {

        static State of(JsonNode job) {
            return new State(
                    job.path("state").asText(""),
                    job.path("numberRecordsProcessed").asLong(),
                    job.path("numberRecordsFailed").asLong(),
                    job.path("errorMessage").asText(""));
        }

        boolean isEnded() {
            return ENDED.contains(name);
        }

        boolean isComplete() {
            return name.equals("JobComplete");
        }
    }

    Job(Calls calls, Polling polling, String path) {
        this.calls = calls;
        this.polling = polling;
        this.path = path;
    }

    String path() {
        return path;
    }

    State state() {
        return State.of(calls.ask(ApiRequest.get(path)));
    }

    /**
     * Waits for the end.
     *
     * @throws ConnectorException if the job cannot be asked any more, or takes longer than anybody waits
     */
    State await() {
        Duration waited = Duration.ZERO;
        Duration pause = polling.first();
        while (waited.compareTo(LONGEST) < 0) {
            calls.pauses().pause(pause);
            waited = waited.plus(pause);
            State state = state();
            if (state.isEnded()) {
                return state;
            }
            pause = polling.after(pause);
        }
        throw new ConnectorException(
                Failure.UNREACHABLE, "a bulk job has not ended within " + LONGEST.toHours() + " hours");
    }

    /** Gives the job up, if Salesforce can still be told; it is forgotten by itself otherwise. */
    void abort() {
        try {
            calls.json(ApiRequest.patch(path)
                    .harmless()
                    .json("{\"state\":\"Aborted\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (ApiException | ConnectorException ignored) {
            // An open job does nothing, and Salesforce drops it after a day.
        }
    }
}
