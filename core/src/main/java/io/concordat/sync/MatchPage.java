package io.concordat.sync;

import io.concordat.connector.RemoteRecord;
import io.concordat.mapping.Binding;
import io.concordat.match.Level;
import io.concordat.match.Matcher;
import io.concordat.match.Verdict;
import io.concordat.run.Count;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Matches the records of a page that have no pair yet: one look-up for each level and page. */
final class MatchPage {

    private final RunContext context;
    private final BoundObject bound;
    private final Ambiguity ambiguity;
    private final NearMisses nearMisses;

    MatchPage(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.ambiguity = new Ambiguity(context, bound);
        this.nearMisses = new NearMisses(context, bound);
    }

    /** Matches records, and keeps what was found until all pages are matched. */
    void match(
            Transaction transaction,
            List<RemoteRecord> records,
            Map<String, RemoteView> views,
            Map<String, Hold> holds,
            PageWork work) {
        if (records.isEmpty()) {
            return;
        }
        new MatchAttempts(context.connectionId(), bound, transaction)
                .undecided(records)
                .forEach((remoteId, tried) -> {
                    Verdict verdict = Matcher.decide(remoteId, tried);
                    RemoteView view = PagePlanner.view(views, remoteId);
                    Optional<Hold> hold = Optional.ofNullable(holds.get(ambiguity.key(remoteId)));
                    note(verdict, view, hold, work);
                    if (verdict instanceof Verdict.Unmatched unmatched) {
                        unmatched(view, hold, work);
                        nearMisses.note(view, unmatched.nearMisses(), hold, work);
                    }
                });
    }

    /** Matches records whose hub record is gone, in case the person was entered anew; nobody is created for them. */
    void matchAgain(Transaction transaction, List<RemoteRecord> records, Map<String, RemoteView> views, PageWork work) {
        if (!records.isEmpty()) {
            new MatchAttempts(context.connectionId(), bound, transaction)
                    .undecided(records)
                    .forEach((remoteId, tried) -> note(
                            Matcher.decide(remoteId, tried),
                            PagePlanner.view(views, remoteId),
                            Optional.empty(),
                            work));
        }
    }

    /** What was decided about an earlier pair of this record has no pair to be decided about any more. */
    private void unmatched(RemoteView view, Optional<Hold> hold, PageWork work) {
        hold.filter(Hold::isOpen).map(Hold::key).ifPresent(work::release);
        context.tally().add(Count.UNMATCHED, 1);
        if (bound.binding().createInHub() == Binding.CreateInHub.ALL) {
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

    private void note(Verdict verdict, RemoteView view, Optional<Hold> hold, PageWork work) {
        if (verdict instanceof Verdict.Ambiguous ambiguous) {
            ambiguity.note(ambiguous, view, hold, work);
            work.add(staged(view, Staged.Verdict.AMBIGUOUS, Optional.empty(), ambiguous.level(), ""));
            return;
        }
        hold.filter(held -> held.reason() == Hold.Reason.AMBIGUOUS)
                .ifPresent(held -> ambiguity.isOver(held.key(), view, work));
        if (verdict instanceof Verdict.Matched matched) {
            work.add(staged(
                    view, Staged.Verdict.CLAIMS, Optional.of(matched.hubId()), matched.level(), Evidence.of(matched)));
        }
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
