package io.concordat.sync;

import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.Edited;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.merge.RecordDecision;
import io.concordat.sync.store.Hold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what is to be done about one pair of records. Pure: it reads two records and what they last agreed on, and
 * answers with journal lines; nothing is stored or sent.
 */
final class Reconciler {

    /** How a person's or recovery's word on a field is written in {@link Hold#resolution()}. */
    static final String TAKE_HUB = "HUB";

    static final String TAKE_REMOTE = "REMOTE";
    static final String ASK = Hold.ASK;

    private static final FieldRule HUB_WINS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_HUB, true);
    private static final FieldRule REMOTE_WINS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, true);

    private final Origin origin;

    Reconciler(Origin origin) {
        this.origin = origin;
    }

    /** Decides about a pair. */
    Reconciled reconcile(BoundObject bound, Pair pair) {
        Map<String, String> hub = bound.hubValues(pair.hub());
        Map<String, String> resolution = resolution(bound, pair, hub);
        RecordDecision decision = bound.merge(replaced(bound, resolution))
                .merge(
                        withoutDecided(pair.base(), resolution),
                        hub,
                        pair.remote().values(),
                        edited(pair));
        PairDraft draft = new PairDraft(origin, bound, pair, hub, decision);
        if (draft.isStillHeld()) {
            return new Reconciled(List.of(), Optional.empty(), pair.hold(), false, List.of(), List.of());
        }
        return draft.reconciled();
    }

    /** What a person decided counts only for the values that they saw; what they have to decide stays. */
    private static Map<String, String> resolution(BoundObject bound, Pair pair, Map<String, String> hub) {
        return pair.hold()
                .map(hold -> hold.fingerprint().isEmpty() || isAsSeen(hold, bound, pair, hub)
                        ? hold.resolution()
                        : hold.questions())
                .orElse(Map.of());
    }

    private static boolean isAsSeen(Hold hold, BoundObject bound, Pair pair, Map<String, String> hub) {
        return hold.fingerprint()
                .equals(fingerprint(bound.hash(hub), pair.remote().hash()));
    }

    /** What a held decision depended on: the hashes of both sides' mapped values. */
    static String fingerprint(String hubHash, String remoteHash) {
        return hubHash + remoteHash;
    }

    private static Map<String, FieldRule> replaced(BoundObject bound, Map<String, String> resolution) {
        Map<String, FieldRule> rules = new HashMap<>();
        resolution.forEach((field, take) -> rules.put(field, ruleFor(bound.rule(field), take)));
        return rules;
    }

    private static FieldRule ruleFor(FieldRule rule, String take) {
        return switch (take) {
            case TAKE_HUB -> HUB_WINS;
            case TAKE_REMOTE -> REMOTE_WINS;
            default ->
                new FieldRule(
                        rule.direction(), rule.toRemote(), rule.toHub(), ConflictPolicy.REVIEW, rule.blankClears());
        };
    }

    /** A field that somebody decided is decided as if nothing had ever been agreed on. */
    private static Map<String, String> withoutDecided(Map<String, String> base, Map<String, String> resolution) {
        if (resolution.isEmpty()) {
            return base;
        }
        Map<String, String> rest = new HashMap<>(base);
        resolution.forEach((field, take) -> {
            if (!take.equals(ASK)) {
                rest.remove(field);
            }
        });
        return rest;
    }

    private static Edited edited(Pair pair) {
        return new Edited(Optional.of(pair.hub().updatedAt()), pair.remote().modifiedAt());
    }
}
