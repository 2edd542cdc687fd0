package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.mapping.Binding;
import io.concordat.match.Level;
import io.concordat.match.Verdict;
import io.concordat.run.Count;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Matches the records of a page that have no pair yet: one look-up for each level and page. A match that nothing stands
 * in the way of is a pair at once; if another record claims the same hub record later, {@link ClaimSettlement} takes it
 * back. The others are kept until all pages are matched.
 */
final class MatchPage {

    private final RunContext context;
    private final BoundObject bound;
    private final Ambiguity ambiguity;
    private final PassedOver passedOver;
    private final Freshness freshness;
    private final Reconciler reconciler;
    private final boolean pairsAtOnce;

    MatchPage(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.ambiguity = new Ambiguity(context, bound);
        this.passedOver = new PassedOver(context, bound);
        this.freshness = context.freshness();
        this.reconciler = context.reconciler();
        this.pairsAtOnce = bound.object() != HubObject.LEADS
                && context.job().session().lookup().isPresent();
    }

    /** Matches records, and decides about new pairs or keeps what was found. */
    void match(
            Transaction transaction,
            List<RemoteRecord> records,
            Map<String, RemoteView> views,
            Map<String, Hold> holds,
            PageWork work) {
        if (records.isEmpty()) {
            return;
        }
        MatchAttempts attempts = new MatchAttempts(context.connectionId(), bound, transaction);
        Map<String, Verdict> verdicts = attempts.verdicts(records);
        Map<UUID, HubRecord> free = free(transaction, attempts, verdicts.values());
        verdicts.forEach((remoteId, verdict) -> {
            RemoteView view = PagePlanner.view(views, remoteId);
            Optional<Hold> hold = Optional.ofNullable(holds.get(ambiguity.key(remoteId)));
            note(verdict, view, hold, free, work);
            if (verdict instanceof Verdict.Unmatched unmatched) {
                unmatched(view, hold, work);
                passedOver.note(view, unmatched.passedOver(), hold, work);
            }
        });
    }

    /** Matches records whose hub record is gone, in case the person was entered anew; nobody is created for them. */
    void matchAgain(Transaction transaction, List<RemoteRecord> records, Map<String, RemoteView> views, PageWork work) {
        if (!records.isEmpty()) {
            new MatchAttempts(context.connectionId(), bound, transaction)
                    .verdicts(records)
                    .forEach((remoteId, verdict) ->
                            note(verdict, PagePlanner.view(views, remoteId), Optional.empty(), Map.of(), work));
        }
    }

    /**
     * What was decided about an earlier pair of this record has no pair to be decided about any more. One that is to be
     * created goes on waiting until it is: nobody would read it again if this run ended early.
     */
    private void unmatched(RemoteView view, Optional<Hold> hold, PageWork work) {
        context.tally().add(Count.UNMATCHED, 1);
        if (bound.binding().createInHub() != Binding.CreateInHub.ALL) {
            hold.filter(held -> held.isOpen() || held.reason() == Hold.Reason.AMBIGUOUS)
                    .map(Hold::key)
                    .ifPresent(work::release);
        } else {
            work.add(new Staged(
                    context.runId(),
                    bound.object(),
                    bound.remoteObject(),
                    view,
                    Staged.Verdict.UNMATCHED,
                    Optional.empty(),
                    0,
                    "",
                    ""));
        }
    }

    /** The hub records that matched and whose creation on the other side is not held. */
    private Map<UUID, HubRecord> free(Transaction transaction, MatchAttempts attempts, Collection<Verdict> verdicts) {
        Map<UUID, HubRecord> free = new HashMap<>();
        if (pairsAtOnce) {
            for (Verdict verdict : verdicts) {
                if (verdict instanceof Verdict.Matched matched) {
                    attempts.found(matched.hubId()).ifPresent(record -> free.put(record.id(), record));
                }
            }
        }
        if (context.hasHolds() && !free.isEmpty()) {
            transaction
                    .holds()
                    .byKeys(
                            context.connectionId(),
                            free.keySet().stream().map(this::creation).toList())
                    .values()
                    .forEach(hold -> hold.hubId().ifPresent(free::remove));
        }
        return free;
    }

    private String creation(UUID hubId) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.of(hubId), Optional.empty());
    }

    private void note(Verdict verdict, RemoteView view, Optional<Hold> hold, Map<UUID, HubRecord> free, PageWork work) {
        if (verdict instanceof Verdict.Ambiguous ambiguous) {
            ambiguity.note(ambiguous, view, hold, work);
            work.add(staged(view, Staged.Verdict.AMBIGUOUS, Optional.empty(), ambiguous.level(), ""));
            return;
        }
        hold.filter(held -> held.reason() == Hold.Reason.AMBIGUOUS)
                .ifPresent(held -> ambiguity.isOver(held, view, work));
        if (verdict instanceof Verdict.Matched matched) {
            boolean first = context.rivals().isFirst(bound.object(), matched.hubId());
            HubRecord record = free.get(matched.hubId());
            boolean paired = first && hold.isEmpty() && record != null && pair(matched, view, record, work);
            if (!paired) {
                work.add(staged(
                        view,
                        Staged.Verdict.CLAIMS,
                        Optional.of(matched.hubId()),
                        matched.level(),
                        Evidence.of(matched)));
            }
        }
    }

    /** Decides about a new pair at once; false if the record would have to wait, which is settled at the end. */
    private boolean pair(Verdict.Matched matched, RemoteView view, HubRecord record, PageWork work) {
        Pair pair = Pair.found(record, view, Optional.empty(), matched.level().name(), Evidence.of(matched));
        Reconciled decided = freshness.checked(pair, bound, reconciler.reconcile(bound, pair));
        if (decided.hold().isPresent()) {
            return false;
        }
        work.add(pair, bound, decided);
        return true;
    }

    private Staged staged(RemoteView view, Staged.Verdict verdict, Optional<UUID> hubId, Level level, String evidence) {
        return new Staged(
                context.runId(),
                bound.object(),
                bound.remoteObject(),
                view,
                verdict,
                hubId,
                level.number(),
                level.name(),
                evidence);
    }
}
