package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Run;
import io.concordat.run.Side;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Samples;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a run keeps of one record, with a text in every column that could hold a value of it.
 *
 * @param canary the text
 */
record KeptOfOne(Grant grant, Run run, HubObject object, UUID hubId, String remoteId, String canary) {

    void in(JdbcStore store) {
        store.run(grant, transaction -> {
            keepWork(transaction);
            keepWaiting(transaction);
        });
    }

    private void keepWork(Transaction transaction) {
        Map<String, String> values = Map.of("email", canary);
        transaction
                .journal()
                .append(List.of(
                        change(Optional.of(hubId), Optional.empty()), change(Optional.empty(), Optional.of(remoteId))));
        transaction
                .journal()
                .abandon(List.of(new Journal.Abandoned("token" + hubId, grant.connectionId(), hubId, values)));
        transaction
                .links()
                .insert(List.of(new Link(
                        Samples.id(),
                        grant.connectionId(),
                        object,
                        hubId,
                        "Contact",
                        remoteId,
                        values,
                        "hash",
                        Link.State.ACTIVE,
                        "EMAIL",
                        canary)));
        transaction
                .stage()
                .add(List.of(
                        staged("s" + remoteId, Optional.of(hubId), values),
                        staged(remoteId, Optional.empty(), values)));
    }

    private void keepWaiting(Transaction transaction) {
        transaction
                .reviews()
                .open(List.of(
                        review(Optional.of(hubId), Optional.empty()), review(Optional.empty(), Optional.of(remoteId))));
        transaction
                .holds()
                .put(List.of(
                        hold(Optional.of(hubId), Optional.empty()), hold(Optional.empty(), Optional.of(remoteId))));
    }

    private Change change(Optional<UUID> hub, Optional<String> remote) {
        FieldChange field = FieldChange.decided(canary, canary, Reason.HUB_CHANGED, Base.of(canary));
        return new Change(
                Samples.id(),
                run.id(),
                Side.REMOTE,
                Action.UPDATE,
                object,
                "Contact",
                hub,
                remote,
                Map.of("email", field),
                Map.of("email", canary),
                "EMAIL\n" + canary,
                Change.Expected.NOTHING,
                ChangeState.REJECTED,
                "",
                Optional.of(error(canary)));
    }

    private Staged staged(String remote, Optional<UUID> hub, Map<String, String> values) {
        RemoteView view = new RemoteView(
                remote, "1", Optional.empty(), "", values, Map.of("email", error(values.toString())), "hash");
        Staged.Verdict verdict = hub.isPresent() ? Staged.Verdict.CLAIMS : Staged.Verdict.UNMATCHED;
        return new Staged(run.id(), object, "Contact", view, verdict, hub, 1, "EMAIL", values.toString());
    }

    private Review review(Optional<UUID> hub, Optional<String> remote) {
        return new Review(
                Samples.id(),
                grant.connectionId(),
                Review.Kind.CONFLICT,
                object,
                "Contact",
                hub,
                remote,
                "email",
                List.of(new Review.Choice("HUB", "", canary)),
                "because",
                run.id());
    }

    private Hold hold(Optional<UUID> hub, Optional<String> remote) {
        return new Hold(
                grant.connectionId(),
                object,
                "Contact",
                hub,
                remote,
                Hold.Reason.REJECTED,
                "",
                error(canary),
                Map.of(),
                run.id());
    }

    private static ChangeError error(String canary) {
        return new ChangeError("INVALID", canary + " is no address", "");
    }
}
