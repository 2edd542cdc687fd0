package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything one page of records led to, stored at once at its end. */
final class PageWork {

    private final UUID connectionId;
    private final List<Change> changes = new ArrayList<>();
    private final Map<UUID, Link> links = new LinkedHashMap<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final List<String> released = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final List<Staged> staged = new ArrayList<>();

    PageWork(UUID connectionId) {
        this.connectionId = connectionId;
    }

    void add(Pair pair, BoundObject bound, Reconciled reconciled) {
        changes.addAll(reconciled.changes());
        reconciled.link().ifPresent(this::add);
        reconciled.hold().ifPresent(this::add);
        if (reconciled.released()) {
            release(Hold.key(bound.object(), bound.remoteObject(), pair.hubId(), pair.remoteId()));
        }
        reviews.addAll(reconciled.reviews());
        answered.addAll(reconciled.answered());
    }

    void add(Change change) {
        changes.add(change);
    }

    void add(Link link) {
        links.put(link.id(), link);
    }

    void add(Hold hold) {
        holds.put(hold.key(), hold);
    }

    void add(Review review) {
        reviews.add(review);
    }

    void add(Staged record) {
        staged.add(record);
    }

    void release(String key) {
        holds.remove(key);
        released.add(key);
    }

    void answer(String reviewKey) {
        answered.add(reviewKey);
    }

    /** Stores it all, and counts what was decided. */
    void store(Transaction transaction, RunContext context) {
        if (!changes.isEmpty()) {
            transaction.journal().append(changes);
            context.plan().add(changes, context::isGuarded);
        }
        if (!links.isEmpty()) {
            transaction.links().update(List.copyOf(links.values()));
        }
        if (!released.isEmpty()) {
            transaction.holds().remove(connectionId, released);
        }
        if (!holds.isEmpty()) {
            transaction.holds().put(List.copyOf(holds.values()));
            context.noteHolds();
        }
        if (!answered.isEmpty()) {
            transaction.reviews().close(connectionId, answered);
        }
        if (!reviews.isEmpty()) {
            transaction.reviews().open(reviews);
        }
        if (!staged.isEmpty()) {
            transaction.stage().add(staged);
        }
        changes.forEach(change -> count(change, 1, context.tally()));
    }

    /** Takes lines out of the plan that were decided too early. */
    static void takeBack(List<Change> changes, RunContext context) {
        context.plan().takeBack(changes, context::isGuarded);
        changes.forEach(change -> count(change, -1, context.tally()));
    }

    private static void count(Change change, long sign, Tally tally) {
        if (change.state() != ChangeState.PLANNED) {
            return;
        }
        boolean hub = change.side() == Side.HUB;
        if (change.action() == Action.LINK) {
            tally.add(Count.NEW_LINKS, sign);
            tally.add(Count.HUB_UPDATES, change.fields().isEmpty() ? 0 : sign);
        } else if (change.action() == Action.CREATE) {
            tally.add(hub ? Count.HUB_CREATES : Count.REMOTE_CREATES, sign);
        } else if (change.action() == Action.UPDATE) {
            tally.add(hub ? Count.HUB_UPDATES : Count.REMOTE_UPDATES, sign);
        }
    }
}
