package io.concordat.connector.salesforce.write;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.error.RowErrors;
import io.concordat.connector.salesforce.http.ApiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A batch while it is written, maybe by several calls. A call that fails as a whole ends the batch: what was not sent
 * by then is busy, and goes with the next attempt; that fails too, and is told as a failure, because nothing was
 * written before it.
 */
final class Batch {

    private static final int MOST_REFUSED_CALLS = 40;

    private final List<RemoteWrite> writes;
    private final RowErrors errors;
    private final List<Optional<WriteOutcome>> outcomes;
    private boolean sent;
    private boolean stopped;
    private int refusedCalls;

    /** A call that tells the outcome of each of its records. */
    interface Call {

        void send(List<Outgoing> rows);
    }

    Batch(List<RemoteWrite> writes, RowErrors errors) {
        this.writes = writes;
        this.errors = errors;
        this.outcomes = new ArrayList<>(Collections.nCopies(writes.size(), Optional.empty()));
    }

    RowErrors errors() {
        return errors;
    }

    void settle(int place, WriteOutcome outcome) {
        outcomes.set(place, Optional.of(outcome));
    }

    Optional<WriteOutcome> outcome(int place) {
        return outcomes.get(place);
    }

    private static boolean isUnknown(Optional<WriteOutcome> outcome) {
        return outcome.filter(WriteOutcome.Unknown.class::isInstance).isPresent();
    }

    /** Sends records, unless the batch has ended; a call that is refused for one record's sake is split. */
    void send(List<Outgoing> rows, Call call) {
        if (stopped || rows.isEmpty()) {
            return;
        }
        try {
            call.send(rows);
            sent = true;
        } catch (ApiException refused) {
            refused(rows, refused, call);
        } catch (ConnectorException failed) {
            failed(rows, failed);
        }
    }

    private void refused(List<Outgoing> rows, ApiException refused, Call call) {
        if (isAnybodysGuess(refused)) {
            failed(rows, new ConnectorException(Failure.OUTCOME_UNKNOWN, "Salesforce broke off", refused));
        } else if (refused.status() != 400 && refused.status() != 404) {
            failed(rows, refused.toConnectorException());
        } else if (rows.size() == 1 || ++refusedCalls > MOST_REFUSED_CALLS) {
            rows.forEach(row -> settle(row.place(), errors.outcome(row.write(), refused.errors())));
        } else {
            send(rows.subList(0, rows.size() / 2), call);
            send(rows.subList(rows.size() / 2, rows.size()), call);
        }
    }

    /** An error in the middle: a gateway's, or one that even Salesforce does not know more about. */
    private static boolean isAnybodysGuess(ApiException refused) {
        return refused.mayHaveBeenExecuted() || (refused.status() >= 500 && refused.has("UNKNOWN_EXCEPTION"));
    }

    private void failed(List<Outgoing> rows, ConnectorException failed) {
        if (failed.failure() == Failure.OUTCOME_UNKNOWN) {
            rows.forEach(row -> settle(row.place(), new WriteOutcome.Unknown()));
            stopped = true;
            return;
        }
        if (!sent && outcomes.stream().noneMatch(Batch::isUnknown)) {
            throw failed;
        }
        stopped = true;
    }

    /**
     * The outcomes in the order of the writes.
     *
     * @throws ConnectorException of OUTCOME_UNKNOWN if nothing is known of any record
     */
    List<WriteOutcome> outcomes() {
        List<WriteOutcome> all = new ArrayList<>(writes.size());
        outcomes.forEach(outcome -> all.add(outcome.orElseGet(() -> new WriteOutcome.Busy("not sent yet"))));
        if (!all.isEmpty() && all.stream().allMatch(WriteOutcome.Unknown.class::isInstance)) {
            throw new ConnectorException(
                    Failure.OUTCOME_UNKNOWN,
                    "Salesforce did not say what became of " + all.size() + " records; they are read again");
        }
        return List.copyOf(all);
    }

    /** What a call has answered, as one of the outcomes of a record. */
    static ConnectorException lost(RuntimeException broken) {
        ConnectorException failure = Calls.failure(broken);
        return failure.failure() == Failure.UNREACHABLE
                ? new ConnectorException(Failure.OUTCOME_UNKNOWN, "the answer to a write was lost", broken)
                : failure;
    }
}
