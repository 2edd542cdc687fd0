package io.concordat.sync;

import io.concordat.match.Verdict;
import io.concordat.review.Review;
import io.concordat.run.ChangeError;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A remote record that more than one answer fits: nothing is written, a person is asked once. */
final class Ambiguity {

    private final RunContext context;
    private final BoundObject bound;

    Ambiguity(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** What a hold of this record is kept under. */
    String key(String remoteId) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.empty(), Optional.of(remoteId));
    }

    /** Asks, unless the same question was asked before. */
    void note(Verdict.Ambiguous verdict, RemoteView view, Optional<Hold> hold, PageWork work) {
        context.noteAmbiguous(verdict.hubIds());
        String fingerprint = fingerprint(verdict, view);
        if (hold.filter(held -> held.fingerprint().equals(fingerprint)).isPresent()) {
            return;
        }
        String why = why(verdict);
        ChangeError error = new ChangeError("AMBIGUOUS", why, "choose the right one in the review queue");
        work.add(new Hold(
                context.connectionId(),
                bound.object(),
                bound.remoteObject(),
                Optional.empty(),
                Optional.of(view.id()),
                Hold.Reason.AMBIGUOUS,
                fingerprint,
                error,
                Map.of(),
                context.runId()));
        work.add(question(view.id(), choices(verdict), why));
    }

    /** The question has an answer by now; the record waits until that is carried out. */
    void isOver(Hold hold, RemoteView view, PageWork work) {
        work.add(hold.untilDone());
        work.answer(question(view.id(), List.of(), "").key());
    }

    private Review question(String remoteId, List<Review.Choice> choices, String why) {
        return new Review(
                context.newId(),
                context.connectionId(),
                Review.Kind.AMBIGUOUS,
                bound.object(),
                bound.remoteObject(),
                Optional.empty(),
                Optional.of(remoteId),
                "",
                choices,
                why,
                context.runId());
    }

    private static List<Review.Choice> choices(Verdict.Ambiguous verdict) {
        List<Review.Choice> choices = new ArrayList<>();
        verdict.hubIds().forEach(id -> choices.add(new Review.Choice("LINK", id.toString(), "")));
        verdict.remoteIds().forEach(id -> choices.add(new Review.Choice("REMOTE", id, "")));
        return choices;
    }

    private String fingerprint(Verdict.Ambiguous verdict, RemoteView view) {
        return bound.hash(Map.of(
                "remote", view.hash(),
                "why", verdict.why().name(),
                "hub", verdict.hubIds().toString(),
                "others", verdict.remoteIds().toString()));
    }

    private static String why(Verdict.Ambiguous verdict) {
        String level = verdict.level().name();
        return switch (verdict.why()) {
            case SEVERAL_HUB_RECORDS -> verdict.hubIds().size() + " hub records match on " + level;
            case ALREADY_LINKED -> "the hub record that matches on " + level + " is linked to another record already";
            case SEVERAL_REMOTE_RECORDS ->
                verdict.remoteIds().size() + 1 + " records match the same hub record on " + level;
            case CLAIMED_BY_BETTER_MATCH ->
                "the hub record that matches on " + level + " has a better match with another record";
        };
    }
}
