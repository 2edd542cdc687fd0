package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.db.Ids;
import io.concordat.hub.NewRecord;
import io.concordat.link.Link;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.Change.Expected;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.Run.ApiCalls;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.run.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows to store, of which only what a test names matters. */
public final class Samples {

    /** A value that is easily damaged: controls, both quotes, composed and decomposed, beyond the first plane. */
    public static final String HOSTILE =
            "\u0000\u0007\t\n\"'\\{}[]:, %_\u00e9e\u0301\u200f\u2028\ufeff\uffff\ud83d\udc69\u200d\ud83d\ude80";

    public static final ChangeError ERROR = new ChangeError("VALUE_TOO_LONG", HOSTILE, "make it shorter");

    private static final Ids IDS = Ids.system();

    private Samples() {}

    public static UUID id() {
        return IDS.next();
    }

    public static Run run(UUID connectionId) {
        return Run.begun(
                id(),
                connectionId,
                RunKind.SYNC,
                Trigger.USER,
                "ada",
                true,
                Optional.empty(),
                Instant.parse("2030-01-02T03:04:05.123456Z"));
    }

    public static Run undoing(Run run, Instant moment) {
        return new Run(
                run.id(),
                run.connectionId(),
                run.kind(),
                run.trigger(),
                run.startedBy(),
                run.full(),
                Optional.of(run.id()),
                run.state(),
                run.progress(),
                moment,
                run.endedAt(),
                run.waiting(),
                run.digest(),
                run.guards(),
                run.resumeAt(),
                run.error(),
                run.cancelled(),
                run.apiCalls());
    }

    public static Run in(Run run, RunState state, Progress progress) {
        return new Run(
                run.id(),
                run.connectionId(),
                run.kind(),
                run.trigger(),
                run.startedBy(),
                run.full(),
                run.undoes(),
                state,
                progress,
                run.startedAt(),
                Optional.of(run.startedAt().plusSeconds(4)),
                new Run.Waiting(
                        Optional.of(run.startedAt().plusSeconds(1)),
                        Optional.of(run.startedAt().plusSeconds(3))),
                "digest",
                List.of("MASS_CHANGE", HOSTILE),
                Optional.of(run.startedAt().plusSeconds(2)),
                "unreachable",
                false,
                new ApiCalls(3, 2, Optional.of(1L)));
    }

    public static Change change(UUID runId, Side side, ChangeState state) {
        return new Change(
                id(),
                runId,
                side,
                Action.UPDATE,
                HubObject.PROFILES,
                "Contact",
                Optional.of(id()),
                Optional.of("003"),
                Map.of("email", FieldChange.decided("old", "new", Reason.HUB_CHANGED, Base.of("old"))),
                Map.of(),
                "",
                new Expected(7, "r7", "hash", "print"),
                state,
                "",
                Optional.empty());
    }

    public static Link link(UUID connectionId, String remoteId) {
        return new Link(
                id(),
                connectionId,
                HubObject.PROFILES,
                id(),
                "Contact",
                remoteId,
                Map.of("email", "a@example.org", "description", HOSTILE, "phone", ""),
                "hash",
                Link.State.ACTIVE,
                "EMAIL",
                HOSTILE.substring(1));
    }

    public static Staged unmatched(UUID runId, String remoteId) {
        return staged(runId, "Contact", remoteId, Staged.Verdict.UNMATCHED, Optional.empty());
    }

    public static Staged claim(UUID runId, String remoteObject, String remoteId, UUID hubId) {
        return staged(runId, remoteObject, remoteId, Staged.Verdict.CLAIMS, Optional.of(hubId));
    }

    private static Staged staged(
            UUID runId, String remoteObject, String remoteId, Staged.Verdict verdict, Optional<UUID> hubId) {
        RemoteView remote = new RemoteView(
                remoteId,
                "r1",
                Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
                "token",
                Map.of("lastName", HOSTILE, "email", ""),
                Map.of("phone", ERROR),
                "hash");
        return new Staged(runId, HubObject.PROFILES, remoteObject, remote, verdict, hubId, 1, "EMAIL", "because");
    }

    public static Hold hold(UUID connectionId, String remoteId, String fingerprint) {
        return new Hold(
                connectionId,
                HubObject.PROFILES,
                "Contact",
                Optional.of(id()),
                Optional.of(remoteId),
                Hold.Reason.CONFLICT,
                fingerprint,
                ERROR,
                Map.of("email", "HUB"),
                id());
    }

    public static Review review(UUID connectionId, UUID runId, String field, String why) {
        return new Review(
                id(),
                connectionId,
                Review.Kind.CONFLICT,
                HubObject.PROFILES,
                "Contact",
                Optional.empty(),
                Optional.of("003"),
                field,
                List.of(new Review.Choice("HUB", "", HOSTILE), new Review.Choice("REMOTE", "", "")),
                why,
                runId);
    }

    public static NewRecord person(UUID id, String email) {
        return NewRecord.of(Map.of("lastName", "Lovelace", "email", email)).withId(id);
    }
}
