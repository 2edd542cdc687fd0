package io.concordat.merge;

import io.concordat.canonical.FieldMap;
import io.concordat.canonical.FieldNames;
import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * The merge of a record, field by field. A field that is absent on either side was not observed: nothing is done about
 * it and its base is kept.
 *
 * <p>The fields of an address are one, see {@link AddressUnit}.
 *
 * <p>A default fills what is blank on both sides, on the remote side only. It is no data: where the hub holds nothing,
 * a remote value equal to the default counts as blank, so it neither comes into the hub nor stands in the way of the
 * hub's first real value.
 *
 * @param rules of every field, by hub attribute name
 * @param defaults of the fields that have one, as they would be read back
 */
public record RecordMerge(Map<String, FieldRule> rules, Map<String, String> defaults) {

    public RecordMerge {
        rules = FieldMap.of(rules);
        defaults = Map.copyOf(defaults);
    }

    /** Merges without defaults. */
    public static RecordDecision merge(
            Map<String, FieldRule> rules,
            Map<String, String> base,
            Map<String, String> hub,
            Map<String, String> remote,
            Edited edited) {
        return new RecordMerge(rules, Map.of()).merge(base, hub, remote, edited);
    }

    /**
     * Decides about all fields.
     *
     * @param base last agreed values; a field that is not in it is unknown
     * @param hub canonical values, "" for blank
     * @param remote the other side's, in the same names and the same form
     */
    public RecordDecision merge(
            Map<String, String> base, Map<String, String> hub, Map<String, String> remote, Edited edited) {
        FieldMap.Draft<Decision> decided = FieldMap.Draft.like(rules);
        Map<String, String> hubWrites = new TreeMap<>();
        Map<String, String> remoteWrites = new TreeMap<>();
        FieldNames names = FieldMap.of(rules).names();
        for (int place = 0; place < names.size(); place++) {
            String ours = FieldMap.at(hub, names, place);
            String theirs = FieldMap.at(remote, names, place);
            if (ours != null && theirs != null) {
                String field = names.at(place);
                FieldRule rule = FieldMap.at(rules, names, place);
                decided.put(place, decide(field, rule, Base.in(base, field), ours, theirs, edited));
            }
        }
        Map<String, Decision> whole = new AddressUnit(rules, base, hub, remote).whole(decided.finished());
        whole.forEach((field, decision) -> write(
                field, decision, hub.getOrDefault(field, ""), remote.getOrDefault(field, ""), hubWrites, remoteWrites));
        return new RecordDecision(whole, hubWrites, remoteWrites, base);
    }

    private Decision decide(String field, FieldRule rule, Base base, String hub, String remote, Edited edited) {
        String fallback = fallback(field);
        if (hub.isEmpty() && remote.isEmpty() && !fallback.isEmpty()) {
            return byDefault();
        }
        boolean stillDefault = remote.equals(fallback) && (hub.isEmpty() || (base.is("") && !hub.equals(fallback)));
        Decision decision = FieldMerge.decide(rule, base, hub, stillDefault ? "" : remote, edited);
        boolean clearsRemote = decision.action() == Action.TO_REMOTE && hub.isEmpty();
        return clearsRemote && !fallback.isEmpty() ? byDefault() : decision;
    }

    private static Decision byDefault() {
        return new Decision(Action.TO_REMOTE, Reason.DEFAULT_VALUE, Base.of(""));
    }

    /** Where a field is cleared on both sides, the remote one gets the default at once. */
    private void write(
            String field,
            Decision decision,
            String hub,
            String remote,
            Map<String, String> hubWrites,
            Map<String, String> remoteWrites) {
        if (decision.action() == Action.TO_HUB) {
            hubWrites.put(field, remote);
            if (remote.isEmpty() && !fallback(field).isEmpty()) {
                remoteWrites.put(field, fallback(field));
            }
        } else if (decision.action() == Action.TO_REMOTE) {
            remoteWrites.put(field, hub.isEmpty() ? fallback(field) : hub);
        }
    }

    private String fallback(String field) {
        FieldRule rule = rules.get(field);
        return rule != null && rule.direction().reachesRemote() ? defaults.getOrDefault(field, "") : "";
    }
}
