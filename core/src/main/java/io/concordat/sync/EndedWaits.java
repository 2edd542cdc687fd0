package io.concordat.sync;

import io.concordat.review.Review;
import io.concordat.run.RunKind;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Waits that nothing can end any more, because a record that they are about is gone: they are let go, and their
 * questions are closed. A plan alone ends none of them.
 */
final class EndedWaits {

    private static final int PAGE = 1_000;

    private final RunContext context;
    private final BoundObject bound;

    EndedWaits(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Of remote records that are gone, or whose hub record is. */
    void of(Transaction transaction, Collection<String> remoteIds, PageWork work) {
        if (!remoteIds.isEmpty() && isOn()) {
            List<String> keys = remoteIds.stream()
                    .map(id -> Hold.key(bound.object(), bound.remoteObject(), Optional.empty(), Optional.of(id)))
                    .toList();
            transaction.holds().byKeys(context.connectionId(), keys).values().forEach(hold -> end(hold, work));
        }
    }

    /** Of remote records that were not among those that were read, when all were read. */
    void unseen() {
        each((transaction, holds, work) -> holds.stream()
                .filter(hold -> hold.remoteId()
                        .filter(id -> !context.seen().contains(bound.remoteObject(), id))
                        .isPresent())
                .forEach(hold -> end(hold, work)));
    }

    /** Of creations on the other side whose hub record is gone or has its counterpart by now. */
    void creations() {
        each((transaction, holds, work) -> {
            List<Hold> creations =
                    holds.stream().filter(hold -> hold.remoteId().isEmpty()).toList();
            List<UUID> ids =
                    creations.stream().flatMap(hold -> hold.hubId().stream()).toList();
            if (ids.isEmpty()) {
                return;
            }
            Set<UUID> there =
                    transaction.hub().byIds(bound.object(), ids, Set.of()).keySet();
            Set<UUID> linked = transaction
                    .links()
                    .byHub(context.connectionId(), bound.object(), ids)
                    .keySet();
            creations.stream()
                    .filter(hold -> hold.hubId()
                            .filter(id -> !there.contains(id) || linked.contains(id))
                            .isPresent())
                    .forEach(hold -> end(hold, work));
        });
    }

    /** What is done with a page of holds. */
    @FunctionalInterface
    private interface Ending {
        void of(Transaction transaction, List<Hold> holds, PageWork work);
    }

    private void each(Ending ending) {
        Optional<String> after = isOn() ? Optional.of("") : Optional.empty();
        while (after.isPresent()) {
            String from = after.get();
            after = context.call(transaction -> {
                List<Hold> holds = transaction
                        .holds()
                        .page(context.connectionId(), bound.object(), bound.remoteObject(), from, PAGE);
                PageWork work = new PageWork(context.connectionId());
                ending.of(transaction, holds, work);
                work.store(transaction, context);
                return holds.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(holds.get(holds.size() - 1).key());
            });
        }
    }

    private boolean isOn() {
        return context.hasHolds() && context.run().kind() != RunKind.PLAN;
    }

    private void end(Hold hold, PageWork work) {
        work.release(hold.key());
        work.answer(question(hold, Review.Kind.AMBIGUOUS, "").key());
        bound.hubFields()
                .forEach(field ->
                        work.answer(question(hold, Review.Kind.CONFLICT, field).key()));
    }

    private Review question(Hold hold, Review.Kind kind, String field) {
        return new Review(
                context.newId(),
                context.connectionId(),
                kind,
                bound.object(),
                bound.remoteObject(),
                hold.hubId(),
                hold.remoteId(),
                field,
                List.of(),
                "",
                context.runId());
    }
}
