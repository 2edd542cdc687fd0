package io.concordat.sync;

import io.concordat.connector.Capability;
import io.concordat.connector.WriteOutcome;
import io.concordat.link.Link;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One batch of writes while what became of each is gone through. */
final class BatchOutcomes {

    private static final ChangeError GONE =
            new ChangeError("REMOTE_DELETED", "the record is no longer in the other system", "");
    private static final ChangeError EXISTS =
            new ChangeError("EXISTS", "the other system has a record for this one already; it was linked", "");

    private static final WriteOutcome.Refused OF_ANOTHER_PAIR = new WriteOutcome.Refused(
            "DUPLICATE",
            "the other system has a record for this one, and it belongs to another pair",
            "look at both records and unlink the wrong one");
    private static final WriteOutcome.Refused KEPT_APART = new WriteOutcome.Refused(
            "KEPT_APART",
            "the other system has a record for this one, and a person took the two apart",
            "take the hub's key off the record there, or link the two by hand");

    private final RunContext context;
    private final OutcomeRecorder recorder;
    private final Transaction transaction;
    private final Map<UUID, Link> links;
    private final Map<UUID, Link> updated = new HashMap<>();
    private final List<Link> inserted = new ArrayList<>();
    private final List<Change> results = new ArrayList<>();
    private final List<Change> busy = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final List<Change> created = new ArrayList<>();

    BatchOutcomes(RunContext context, OutcomeRecorder recorder, Transaction transaction, Map<UUID, Link> links) {
        this.context = context;
        this.recorder = recorder;
        this.transaction = transaction;
        this.links = links;
    }

    private static Collection<UUID> hubIds(List<Change> changes) {
        return changes.stream().flatMap(change -> change.hubId().stream()).collect(Collectors.toSet());
    }

    void record(Change change, WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Written written) {
            written(change, written);
        } else if (outcome instanceof WriteOutcome.Exists exists) {
            exists(change, exists.id());
        } else if (outcome instanceof WriteOutcome.Refused refused) {
            refused(change, refused);
        } else if (outcome instanceof WriteOutcome.Unknown) {
            results.add(change.in(ChangeState.UNKNOWN, Optional.of(OutcomeRecorder.LOST)));
        } else if (outcome instanceof WriteOutcome.Busy) {
            busy.add(change.in(ChangeState.PLANNED, Optional.empty()));
        } else {
            ChangeError why = outcome instanceof WriteOutcome.Gone ? GONE : OutcomeRecorder.CHANGED;
            stale(change, why);
        }
    }

    private void written(Change change, WriteOutcome.Written written) {
        if (change.action() == Action.CREATE) {
            created.add(change);
            insert(change, written.id(), agreed(change));
        } else {
            Link link = change.hubId().map(links::get).orElse(null);
            if (link != null && change.action() == Action.UPDATE) {
                updated.put(link.id(), Agreement.after(updated.getOrDefault(link.id(), link), change));
            }
        }
        results.add(change.about(written.id()).in(ChangeState.APPLIED, Optional.empty()));
    }

    private static Map<String, String> agreed(Change change) {
        Map<String, String> base = new HashMap<>();
        change.fields().forEach((field, to) -> to.baseAfter().value().ifPresent(value -> base.put(field, value)));
        return base;
    }

    /** The record is there already: it is linked without a word on what both sides agreed on, and decided anew. */
    private void exists(Change change, String remoteId) {
        boolean taken = transaction
                .links()
                .byRemote(context.connectionId(), change.remoteObject(), List.of(remoteId))
                .containsKey(remoteId);
        if (taken || change.hubId().filter(links::containsKey).isPresent()) {
            refused(change, OF_ANOTHER_PAIR);
            return;
        }
        if (isKeptApart(change, remoteId)) {
            refused(change, KEPT_APART);
            return;
        }
        insert(change, remoteId, Map.of());
        created.add(change);
        Change stale = change.about(remoteId).in(ChangeState.STALE, Optional.of(EXISTS));
        results.add(stale);
        Hold hold = recorder.hold(stale, Hold.Reason.STALE, "");
        holds.add(context.job().can(Capability.OPERATION_TOKEN) ? hold : hold.with(OutcomeRecorder.questions(change)));
    }

    private boolean isKeptApart(Change change, String remoteId) {
        return transaction
                .links()
                .keptApart(context.connectionId(), change.remoteObject(), hubIds(List.of(change)))
                .values()
                .stream()
                .anyMatch(apart -> apart.contains(remoteId));
    }

    private void insert(Change change, String remoteId, Map<String, String> base) {
        Link known = change.hubId().map(links::get).orElse(null);
        if (known != null && known.remoteId().equals(remoteId)) {
            updated.put(known.id(), known.settled(base, ""));
            return;
        }
        inserted.add(new Link(
                context.newId(),
                context.connectionId(),
                change.hubObject(),
                change.hubId().orElseThrow(),
                change.remoteObject(),
                remoteId,
                base,
                "",
                Link.State.ACTIVE,
                "CREATED",
                ""));
        context.tally().add(Count.NEW_LINKS, 1);
    }

    private void refused(Change change, WriteOutcome.Refused refused) {
        Change rejected = change.rejected(new ChangeError(refused.code(), refused.message(), refused.fix()));
        results.add(rejected);
        holds.add(
                recorder.hold(rejected, Hold.Reason.REJECTED, change.expected().fingerprint()));
        if (change.action() == Action.CREATE) {
            refused.similar().forEach(remoteId -> reviews.add(question(change, remoteId, refused.message())));
        }
    }

    /** Only a person can tell whether the record that is there already is the one. */
    private Review question(Change change, String remoteId, String why) {
        return new Review(
                context.newId(),
                context.connectionId(),
                Review.Kind.AMBIGUOUS,
                change.hubObject(),
                change.remoteObject(),
                Optional.empty(),
                Optional.of(remoteId),
                "",
                List.of(new Review.Choice("LINK", change.hubId().orElseThrow().toString(), "this is the same")),
                why,
                context.runId());
    }

    private void stale(Change change, ChangeError why) {
        Change stale = change.in(ChangeState.STALE, Optional.of(why));
        results.add(stale);
        holds.add(recorder.hold(stale, Hold.Reason.STALE, ""));
    }

    private void release() {
        Releases.of(
                transaction,
                context,
                results.stream()
                        .filter(change -> change.state() == ChangeState.APPLIED)
                        .toList());
        created.forEach(change -> Releases.creations(
                transaction, context, change.hubObject(), change.remoteObject(), hubIds(List.of(change))));
    }

    List<Change> store() {
        transaction.journal().update(results);
        transaction.journal().update(busy);
        transaction.links().insert(inserted);
        transaction.links().update(List.copyOf(updated.values()));
        release();
        Waiting.put(transaction, context, holds);
        if (!reviews.isEmpty()) {
            transaction.reviews().open(reviews);
        }
        return busy;
    }
}
