package io.concordat.merge;

import io.concordat.canonical.FieldMap;
import io.concordat.merge.Decision.Action;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the merge decided about the fields of one record, all by hub attribute name.
 *
 * @param fields a decision for every field that was seen on both sides
 * @param hubWrites what goes into the hub; "" clears
 * @param remoteWrites what goes to the remote side, not yet translated for it; "" clears. Besides the fields decided
 *     {@code TO_REMOTE}, the default of a field that is cleared in the hub because the remote side was
 * @param before the base as it was
 */
public record RecordDecision(
        Map<String, Decision> fields,
        Map<String, String> hubWrites,
        Map<String, String> remoteWrites,
        Map<String, String> before) {

    public RecordDecision {
        fields = FieldMap.of(fields);
        hubWrites = inOrder(hubWrites);
        remoteWrites = inOrder(remoteWrites);
        before = Map.copyOf(before);
    }

    private static Map<String, String> inOrder(Map<String, String> writes) {
        return writes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(writes));
    }

    /** The fields about which a person has to decide. */
    public Set<String> conflicts() {
        Set<String> names = new TreeSet<>();
        fields.forEach((name, decision) -> {
            if (decision.action() == Action.CONFLICT) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether neither side is written. */
    public boolean isQuiet() {
        return hubWrites.isEmpty() && remoteWrites.isEmpty();
    }

    /** The base once the hub's side is done and before the remote side has answered. */
    public Map<String, String> baseAfterHub() {
        return baseAfter(Set.of(Action.AGREE, Action.TO_HUB));
    }

    /** The base once both sides are done. */
    public Map<String, String> newBase() {
        return baseAfter(Set.of(Action.AGREE, Action.TO_HUB, Action.TO_REMOTE));
    }

    private Map<String, String> baseAfter(Set<Action> done) {
        Map<String, String> base = new TreeMap<>(before);
        fields.forEach((name, decision) -> {
            if (done.contains(decision.action())) {
                decision.base().value().ifPresent(value -> base.put(name, value));
            }
        });
        return base;
    }
}
