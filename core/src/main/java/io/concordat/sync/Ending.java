package io.concordat.sync;

import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Ends a run: what was dealt with is not looked at again, what was not is kept for the next one, and the state says so.
 */
final class Ending {

    private static final int PAGE = 1_000;

    private final RunContext context;
    private final OutcomeRecorder recorder;

    Ending(RunContext context) {
        this.context = context;
        this.recorder = new OutcomeRecorder(context);
    }

    /** Everything that could be done was done. */
    void applied() {
        if (context.run().kind() == RunKind.UNDO) {
            markUndone();
        }
        checkpoint(Optional.empty(), "");
    }

    /** The run ends before its time. */
    void early(RunState state, ChangeError why) {
        if (context.run().digest().isEmpty()) {
            context.record(transaction -> {
                transaction.journal().discardPlan(context.runId());
                transaction.stage().clear(context.runId());
                transaction.dirty().unclaim(context.runId());
                return true;
            });
            context.save(context.run().ended(state, context.clock().instant(), why.message()));
            return;
        }
        leavePlanned(why);
        checkpoint(Optional.of(state), why.message());
    }

    /** What is still planned is left to the next run. */
    void leavePlanned(ChangeError why) {
        Optional<UUID> last = Optional.empty();
        do {
            last = leave(last, why);
        } while (last.isPresent());
    }

    private Optional<UUID> leave(Optional<UUID> after, ChangeError why) {
        return context.record(transaction -> {
            List<Change> page = transaction
                    .journal()
                    .page(context.runId(), Optional.empty(), Set.of(ChangeState.PLANNED), after, PAGE);
            recorder.leave(transaction, page, why);
            return page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        });
    }

    /** From here on what was read is dealt with, and nobody comes back to it. */
    private void checkpoint(Optional<RunState> forced, String why) {
        if (context.run().kind() == RunKind.PLAN) {
            new RestingPairs(context).rest();
        }
        context.record(transaction -> {
            if (context.run().kind() != RunKind.UNDO) {
                transaction.cursors().promote(context.runId(), context.connectionId());
                transaction.dirty().consume(context.runId());
            }
            if (forced.isEmpty()) {
                transaction.journal().answered(context.runId());
            }
            count(transaction);
            return true;
        });
        RunState state = forced.orElseGet(this::state);
        context.save(context.run().ended(state, context.clock().instant(), why));
    }

    /**
     * What is still held counts, whichever run held it: it is not in agreement. An undo counts what it left out, a run
     * of one record what it could not do.
     */
    void count(Transaction transaction) {
        if (context.run().kind() == RunKind.UNDO) {
            context.tally().set(Count.SKIPPED, leftOut(transaction));
            return;
        }
        if (context.job().only().isPresent()) {
            context.tally().set(Count.REJECTED, lines(transaction, Set.of(ChangeState.REJECTED)));
            context.tally().set(Count.SKIPPED, lines(transaction, Set.of(ChangeState.SKIPPED, ChangeState.STALE)));
            return;
        }
        Map<Hold.Reason, Long> held = transaction.holds().counts(context.connectionId());
        Tally tally = context.tally();
        tally.set(Count.AMBIGUOUS, held.getOrDefault(Hold.Reason.AMBIGUOUS, 0L));
        tally.set(Count.CONFLICTS, held.getOrDefault(Hold.Reason.CONFLICT, 0L));
        tally.set(Count.REJECTED, held.getOrDefault(Hold.Reason.REJECTED, 0L));
        tally.set(Count.SKIPPED, held.getOrDefault(Hold.Reason.STALE, 0L) + held.getOrDefault(Hold.Reason.UNKNOWN, 0L));
    }

    private long leftOut(Transaction transaction) {
        return lines(transaction, Set.of(ChangeState.SKIPPED, ChangeState.STALE, ChangeState.REJECTED));
    }

    private long lines(Transaction transaction, Set<ChangeState> states) {
        return transaction
                .journal()
                .page(context.runId(), Optional.empty(), states, Optional.empty(), PAGE)
                .size();
    }

    private RunState state() {
        boolean whole =
                context.tally().of(Count.REJECTED) == 0 && context.tally().of(Count.SKIPPED) == 0;
        return whole ? RunState.SUCCEEDED : RunState.PARTIAL;
    }

    /** The lines of the other run whose values are back as they were. */
    private void markUndone() {
        Seen applied = new Seen();
        pages(context.runId(), page -> page.forEach(change -> applied.add("", mirror(change))));
        pages(context.run().undoes().orElseThrow(), page -> {
            List<Change> undone = page.stream()
                    .filter(change -> applied.contains("", key(change)))
                    .map(change -> change.in(ChangeState.UNDONE, Optional.empty()))
                    .toList();
            context.record(transaction -> {
                transaction.journal().update(undone);
                return true;
            });
        });
    }

    private void pages(UUID runId, Consumer<List<Change>> each) {
        Optional<UUID> last = Optional.empty();
        do {
            Optional<UUID> from = last;
            List<Change> page = context.call(transaction ->
                    transaction.journal().page(runId, Optional.empty(), Set.of(ChangeState.APPLIED), from, PAGE));
            each.accept(page);
            last = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        } while (last.isPresent());
    }

    private static String key(Change change) {
        return change.side() + "/" + change.action() + "/" + change.hubId() + "/" + change.remoteId();
    }

    /** The key of the line that an applied line of an undo takes back. */
    private static String mirror(Change change) {
        String action = switch (change.action()) {
            case CREATE -> "DELETE";
            case UPDATE -> "UPDATE";
            case LINK -> "UNLINK";
            case UNLINK -> "LINK";
            case DELETE -> "CREATE";
        };
        return change.side() + "/" + action + "/" + change.hubId() + "/" + change.remoteId();
    }
}
