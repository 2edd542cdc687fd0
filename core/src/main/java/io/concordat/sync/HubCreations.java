package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.hub.MatchKey;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Plans new hub records for remote records without a counterpart, where the policy says so. */
final class HubCreations {

    private static final int PAGE = 2_000;

    private final RunContext context;
    private final BoundObject bound;

    HubCreations(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Whether the policy creates anything. */
    boolean isOn() {
        return bound.binding().createInHub() == CreateInHub.ALL;
    }

    void plan() {
        String after = "";
        do {
            after = planPage(after);
        } while (!after.isEmpty());
    }

    private String planPage(String after) {
        return context.call(transaction -> {
            List<Staged> page = transaction
                    .stage()
                    .page(context.runId(), bound.object(), bound.remoteObject(), Staged.Verdict.UNMATCHED, after, PAGE);
            PageWork work = new PageWork(context.connectionId());
            Set<String> erased = erased(transaction, page);
            Map<String, Hold> holds = transaction
                    .holds()
                    .byKeys(
                            context.connectionId(),
                            page.stream().map(staged -> key(staged.remote())).toList());
            page.stream().map(Staged::remote).forEach(remote -> {
                Optional<Hold> hold = Optional.ofNullable(holds.get(key(remote)));
                if (erased.contains(remote.id()) || erased.contains(email(remote))) {
                    hold.filter(Hold::isOpen).map(Hold::key).ifPresent(work::release);
                } else if (!isHeld(hold, remote)) {
                    hold.filter(HubCreations::isOver)
                            .ifPresent(held -> work.add(held.with(Map.of()).untilDone()));
                    plan(remote, work);
                }
            });
            work.store(transaction, context);
            return page.size() < PAGE ? "" : page.get(page.size() - 1).remote().id();
        });
    }

    private Set<String> erased(Transaction transaction, List<Staged> page) {
        Set<String> keys = new HashSet<>();
        page.forEach(staged -> {
            keys.add(staged.remote().id());
            keys.add(email(staged.remote()));
        });
        keys.remove("");
        return keys.isEmpty() ? Set.of() : transaction.hub().erased(bound.object(), keys);
    }

    private static String email(RemoteView remote) {
        return MatchKey.normalise(remote.values().getOrDefault("email", ""));
    }

    private void plan(RemoteView remote, PageWork work) {
        Map<String, FieldChange> fields = new TreeMap<>();
        bound.toNewHub(remote)
                .forEach((field, value) ->
                        fields.put(field, FieldChange.decided("", value, Reason.CREATED, Base.unknown())));
        Change creation = new Change(
                context.newId(),
                context.runId(),
                Side.HUB,
                Action.CREATE,
                bound.object(),
                bound.remoteObject(),
                Optional.of(context.newId()),
                Optional.of(remote.id()),
                fields,
                Map.of(),
                "",
                new Change.Expected(0, remote.revision(), remote.hash(), ""),
                ChangeState.PLANNED,
                "",
                Optional.empty());
        String required = bound.object() == HubObject.ACCOUNTS ? "name" : "lastName";
        if (fields.containsKey(required)) {
            work.add(creation);
            return;
        }
        work.add(creation.rejected(missing(required)));
        work.add(new Hold(
                context.connectionId(),
                bound.object(),
                bound.remoteObject(),
                Optional.empty(),
                Optional.of(remote.id()),
                Hold.Reason.REJECTED,
                remote.hash(),
                missing(required),
                Map.of(),
                context.runId()));
    }

    /** Why it waited is over with this plan; it waits on until it is made. */
    private static boolean isOver(Hold hold) {
        return hold.isOpen() || hold.reason() == Hold.Reason.REJECTED;
    }

    private static boolean isHeld(Optional<Hold> hold, RemoteView remote) {
        return hold.isPresent() && hold.get().fingerprint().equals(remote.hash());
    }

    private String key(RemoteView remote) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.empty(), Optional.of(remote.id()));
    }

    private static ChangeError missing(String field) {
        return new ChangeError(
                "REQUIRED_FIELD_MISSING",
                "a new hub record needs " + field + ", and the other system has none",
                "fill it there, or map another field to " + field);
    }
}
