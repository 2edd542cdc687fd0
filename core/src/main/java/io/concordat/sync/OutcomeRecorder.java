package io.concordat.sync;

import io.concordat.connector.WriteOutcome;
import io.concordat.link.Link;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes down, per record, what became of a batch; only what was acknowledged becomes what both sides agree on. */
final class OutcomeRecorder {

    static final ChangeError WRITING_OFF = new ChangeError(
            "WRITING_OFF",
            "writing to the other system is switched off for this connection",
            "switch writing on, then run again");
    static final ChangeError CHANGED = new ChangeError(
            "CHANGED_MEANWHILE", "the record was changed after this was decided; it was decided anew", "");
    static final ChangeError TURNED_UP = new ChangeError(
            "TURNED_UP", "a record that may be the same was entered after this was decided; it was decided anew", "");
    static final ChangeError LOST = new ChangeError(
            "OUTCOME_UNKNOWN", "the answer was lost; the record is read to find out whether the write arrived", "");

    private final RunContext context;

    OutcomeRecorder(RunContext context) {
        this.context = context;
    }

    /**
     * Records a batch.
     *
     * @param links the pairs that its hub records have, by those
     * @return the changes whose records were busy, planned again
     */
    List<Change> record(
            Transaction transaction, List<Change> sent, List<WriteOutcome> outcomes, Map<UUID, Link> links) {
        BatchOutcomes batch = new BatchOutcomes(context, this, transaction, links);
        for (int i = 0; i < sent.size(); i++) {
            batch.record(sent.get(i), outcomes.get(i));
        }
        return batch.store();
    }

    /** Nobody knows what became of a batch. */
    boolean unknown(Transaction transaction, List<Change> sent) {
        transaction
                .journal()
                .update(sent.stream()
                        .map(change -> change.in(ChangeState.UNKNOWN, Optional.of(LOST)))
                        .toList());
        return true;
    }

    /** A batch never left; it is planned as before. */
    boolean notSent(Transaction transaction, List<Change> sent) {
        transaction
                .journal()
                .update(sent.stream()
                        .map(change -> change.in(ChangeState.PLANNED, Optional.empty()))
                        .toList());
        return true;
    }

    /** These records stayed busy; the next run tries again. */
    boolean giveUp(Transaction transaction, List<Change> busy) {
        ChangeError error = new ChangeError("BUSY", "the record was busy in the other system", "wait for the next run");
        leave(transaction, busy, error);
        return true;
    }

    /** Changes that were never sent, because what they were decided on is not so any more. */
    boolean stale(Transaction transaction, List<Change> changes, ChangeError why) {
        List<Change> stale = changes.stream()
                .map(change -> change.in(ChangeState.STALE, Optional.of(why)))
                .toList();
        transaction.journal().update(stale);
        Waiting.put(
                transaction,
                context,
                stale.stream()
                        .map(change -> hold(change, Hold.Reason.STALE, ""))
                        .toList());
        return true;
    }

    /** Leaves changes to the next run. */
    void leave(Transaction transaction, List<Change> changes, ChangeError error) {
        if (changes.isEmpty()) {
            return;
        }
        List<Change> skipped =
                changes.stream().map(change -> change.skipped(error)).toList();
        transaction.journal().update(skipped);
        Waiting.put(
                transaction,
                context,
                skipped.stream()
                        .map(change -> hold(change, Hold.Reason.STALE, ""))
                        .toList());
    }

    /** What keeps a record on the list of the next run. */
    Hold hold(Change change, Hold.Reason reason, String fingerprint) {
        return new Hold(
                context.connectionId(),
                change.hubObject(),
                change.remoteObject(),
                change.hubId(),
                change.remoteId(),
                reason,
                fingerprint,
                change.error().orElse(CHANGED),
                Map.of(),
                context.runId());
    }

    /** Every field, where nobody can tell whether the values there are those of a write or of an edit. */
    static Map<String, String> questions(Change change) {
        Map<String, String> questions = new HashMap<>();
        change.fields().keySet().forEach(field -> questions.put(field, Hold.ASK));
        return questions;
    }
}
