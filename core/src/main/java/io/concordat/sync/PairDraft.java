package io.concordat.sync;

import io.concordat.canonical.FieldMap;
import io.concordat.link.Link;
import io.concordat.merge.Base;
import io.concordat.merge.Decision;
import io.concordat.merge.RecordDecision;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One pair while the journal lines about it are written. */
final class PairDraft {

    private final Origin origin;
    private final BoundObject bound;
    private final Pair pair;
    private final Map<String, String> hub;
    private final RecordDecision decision;
    private final Map<String, ChangeError> refused = new TreeMap<>();
    private final Map<String, FieldChange> hubFields = new TreeMap<>();
    private final Map<String, FieldChange> remoteFields = new TreeMap<>();

    /** Hashes that several lines share; "" until one asks. */
    private String hashAfter = "";

    private String hubHashAfter = "";

    PairDraft(Origin origin, BoundObject bound, Pair pair, Map<String, String> hub, RecordDecision decision) {
        this.origin = origin;
        this.bound = bound;
        this.pair = pair;
        this.hub = hub;
        this.decision = decision;
        pair.remote().problems().forEach((field, error) -> {
            if (bound.rule(field).direction().reachesHub()) {
                refused.put(field, error);
            }
        });
        decision.hubWrites().forEach((field, value) -> hubFields.put(field, change(field, hubOf(field), value)));
        Map<String, ChangeError> unsendable = bound.unsendable(decision.remoteWrites());
        decision.remoteWrites().forEach((field, value) -> {
            if (!unsendable.containsKey(field)) {
                remoteFields.put(field, change(field, remoteOf(field), value));
            }
        });
        refused.putAll(unsendable);
    }

    /**
     * Whether a hold keeps the pair as it is: neither side nor the rules changed, and nobody has decided. Records that
     * are not linked yet, because the plan that said so was thrown away, are decided anew.
     */
    boolean isStillHeld() {
        return pair.hold()
                .filter(hold -> pair.link().isPresent())
                .filter(hold -> !hold.isDecided())
                .filter(hold -> hold.fingerprint().equals(fingerprintNow()))
                .isPresent();
    }

    Reconciled reconciled() {
        Set<String> conflicts = decision.conflicts();
        List<Change> changes = changes();
        Optional<Hold> hold = changes.isEmpty() && conflicts.isEmpty() ? Optional.empty() : hold(conflicts);
        boolean quiet = changes.isEmpty() && hold.isEmpty();
        return new Reconciled(
                changes,
                pair.link().flatMap(link -> agreed(link, quiet)),
                hold,
                hold.isEmpty() && pair.hold().isPresent(),
                conflicts.stream().map(this::review).toList(),
                pair.hold().isPresent() ? answered(conflicts) : List.of());
    }

    private Optional<Hold> hold(Set<String> conflicts) {
        Set<String> written = new HashSet<>(hubFields.keySet());
        written.addAll(remoteFields.keySet());
        return new PairHold(origin, bound, pair, refused, conflicts)
                .afterWriting(written, this::fingerprintNow, this::fingerprintAfter);
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        if (pair.link().isEmpty()) {
            changes.add(link());
        } else if (!hubFields.isEmpty()) {
            changes.add(update(Side.HUB, hubFields));
        }
        if (!remoteFields.isEmpty()) {
            changes.add(update(Side.REMOTE, remoteFields));
        }
        refused.forEach((field, error) -> changes.add(refusal(field, error)));
        return changes;
    }

    /** A new pair and what comes into its hub record are one line: neither is made without the other. */
    private Change link() {
        FieldMap.Draft<String> base = FieldMap.Draft.like(decision.fields());
        agreeNow(base::put);
        hubFields.forEach((field, change) -> change.baseAfter().value().ifPresent(value -> base.put(field, value)));
        return line(Side.HUB, Action.LINK, hubFields, base.finished(), ChangeState.PLANNED, Optional.empty());
    }

    private Change update(Side side, Map<String, FieldChange> fields) {
        return line(side, Action.UPDATE, fields, Map.of(), ChangeState.PLANNED, Optional.empty());
    }

    private Change refusal(String field, ChangeError error) {
        boolean sending = decision.remoteWrites().containsKey(field);
        FieldChange change = sending
                ? change(field, remoteOf(field), decision.remoteWrites().getOrDefault(field, ""))
                : new FieldChange(hubOf(field), "", Decision.Reason.REMOTE_CHANGED, Base.unknown(), Base.unknown());
        Side side = sending ? Side.REMOTE : Side.HUB;
        return line(side, Action.UPDATE, Map.of(field, change), Map.of(), ChangeState.REJECTED, Optional.of(error));
    }

    private Change line(
            Side side,
            Action action,
            Map<String, FieldChange> fields,
            Map<String, String> base,
            ChangeState state,
            Optional<ChangeError> error) {
        String evidence = action == Action.LINK ? pair.matchedBy() + "\n" + pair.evidence() : "";
        Change.Expected expected = new Change.Expected(
                pair.hub().version(),
                pair.remote().revision(),
                hashAfter(),
                side == Side.REMOTE ? fingerprintIfRefused() : "");
        return new Change(
                origin.newId(),
                origin.runId(),
                side,
                action,
                bound.object(),
                bound.remoteObject(),
                pair.hubId(),
                pair.remoteId(),
                fields,
                base,
                evidence,
                expected,
                state,
                "",
                error);
    }

    private FieldChange change(String field, String from, String to) {
        Decision decided = decisionOn(field);
        Decision.Reason reason =
                pair.hold().filter(hold -> isDecided(hold, field)).isPresent()
                        ? Decision.Reason.RESOLVED
                        : decided.reason();
        return new FieldChange(from, to, reason, Base.in(pair.base(), field), decided.base());
    }

    private static boolean isDecided(Hold hold, String field) {
        String take = hold.resolution().getOrDefault(field, Reconciler.ASK);
        return !take.equals(Reconciler.ASK);
    }

    private Decision decisionOn(String field) {
        Decision decided = decision.fields().get(field);
        if (decided == null) {
            throw new IllegalStateException("a write without a decision on " + field);
        }
        return decided;
    }

    /** The pair with what both sides agree on already; settled if nothing is left to do. */
    private Optional<Link> agreed(Link link, boolean quiet) {
        Map<String, String> base = link.baseCopy();
        agreeNow(base::put);
        String hash = quiet ? pair.remote().hash() : link.remoteHash();
        Link next = link.settled(base, hash).in(Link.State.ACTIVE);
        return next.equals(link) ? Optional.empty() : Optional.of(next);
    }

    /** Tells the values that both sides hold already. */
    private void agreeNow(BiConsumer<String, String> agreed) {
        decision.fields().forEach((field, decided) -> {
            if (decided.action() == Decision.Action.AGREE) {
                decided.base().value().ifPresent(value -> agreed.accept(field, value));
            }
        });
    }

    private Review review(String field) {
        List<Review.Choice> choices = new ArrayList<>();
        choices.add(new Review.Choice(Reconciler.TAKE_HUB, pair.hub().id().toString(), hubOf(field)));
        choices.add(new Review.Choice(Reconciler.TAKE_REMOTE, pair.remote().id(), remoteOf(field)));
        Base.in(pair.base(), field).value().ifPresent(value -> choices.add(new Review.Choice("BASE", "", value)));
        return question(field, choices);
    }

    private List<String> answered(Set<String> conflicts) {
        return decision.fields().keySet().stream()
                .filter(field -> !conflicts.contains(field))
                .map(field -> question(field, List.of()).key())
                .toList();
    }

    private Review question(String field, List<Review.Choice> choices) {
        return new Review(
                origin.newId(),
                origin.connectionId(),
                Review.Kind.CONFLICT,
                bound.object(),
                bound.remoteObject(),
                pair.hubId(),
                pair.remoteId(),
                field,
                choices,
                "both sides hold different values and neither may win by itself",
                origin.runId());
    }

    private String hubOf(String field) {
        return hub.getOrDefault(field, "");
    }

    private String remoteOf(String field) {
        return pair.remote().values().getOrDefault(field, "");
    }

    private String hashAfter() {
        if (hashAfter.isEmpty()) {
            hashAfter = remoteFields.isEmpty()
                    ? pair.remote().hash()
                    : bound.hash(overlaid(pair.remote().values(), remoteFields));
        }
        return hashAfter;
    }

    private String hubHashAfter() {
        if (hubHashAfter.isEmpty()) {
            hubHashAfter = bound.hash(overlaid(hub, hubFields));
        }
        return hubHashAfter;
    }

    private String fingerprintNow() {
        return Reconciler.fingerprint(bound.hash(hub), pair.remote().hash());
    }

    private String fingerprintAfter() {
        return Reconciler.fingerprint(hubHashAfter(), hashAfter());
    }

    private String fingerprintIfRefused() {
        return Reconciler.fingerprint(hubHashAfter(), pair.remote().hash());
    }

    private static Map<String, String> overlaid(Map<String, String> values, Map<String, FieldChange> changes) {
        Map<String, String> after = new HashMap<>(values);
        changes.forEach((field, change) -> after.put(field, change.to()));
        return after;
    }
}
