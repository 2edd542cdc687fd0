package io.concordat.merge;

import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of an address, which are worth nothing one by one. Two addresses that contradict each other in any field
 * are two addresses: one of them stands on both sides in the end, whole, or a person decides; never the street of one
 * with the city of the other. Addresses that only fill each other's blanks are one, and merge field by field.
 *
 * <p>Only fields with the same rule make a unit; an admin who sets them apart wants them apart.
 */
final class AddressUnit {

    private static final List<String> FIELDS = List.of("street", "city", "state", "postalCode", "country");

    private final Map<String, FieldRule> rules;
    private final Map<String, String> base;
    private final Map<String, String> hub;
    private final Map<String, String> remote;

    AddressUnit(
            Map<String, FieldRule> rules,
            Map<String, String> base,
            Map<String, String> hub,
            Map<String, String> remote) {
        this.rules = rules;
        this.base = base;
        this.hub = hub;
        this.remote = remote;
    }

    /** The decisions on a record, those on its address made one. */
    Map<String, Decision> whole(Map<String, Decision> decisions) {
        if (isQuiet(decisions)) {
            return decisions;
        }
        List<String> differing = FIELDS.stream()
                .filter(decisions::containsKey)
                .filter(field -> !value(hub, field).equals(value(remote, field)))
                .toList();
        List<String> contradicting = differing.stream()
                .filter(field ->
                        !value(hub, field).isEmpty() && !value(remote, field).isEmpty())
                .toList();
        if (differing.size() < 2 || contradicting.isEmpty() || ruleOf(differing).isEmpty()) {
            return decisions;
        }
        FieldRule rule = ruleOf(differing).iterator().next();
        Action way = way(rule, decisions, differing, contradicting);
        Map<String, Decision> whole = new HashMap<>(decisions);
        differing.forEach(field -> whole.computeIfPresent(
                field, (name, decided) -> decided.action() == way ? decided : decision(way, rule, name)));
        return whole;
    }

    private static boolean isQuiet(Map<String, Decision> decisions) {
        for (String field : FIELDS) {
            Decision decision = decisions.get(field);
            if (decision != null && decision.action() != Action.NOTHING && decision.action() != Action.AGREE) {
                return false;
            }
        }
        return true;
    }

    /** The one rule of all these fields; empty if they have several. */
    private Set<FieldRule> ruleOf(List<String> fields) {
        Set<FieldRule> found = new HashSet<>();
        fields.forEach(field -> found.add(rules.getOrDefault(field, FieldRule.DEFAULT)));
        return found.size() == 1 ? found : Set.of();
    }

    private static Action way(
            FieldRule rule, Map<String, Decision> decisions, List<String> differing, List<String> contradicting) {
        if (actions(decisions, differing).contains(Action.CONFLICT)) {
            return Action.CONFLICT;
        }
        Set<Action> ways = actions(decisions, contradicting);
        if (ways.size() == 1) {
            return ways.iterator().next();
        }
        return switch (rule.conflict()) {
            case PREFER_HUB -> Action.TO_REMOTE;
            case PREFER_REMOTE -> Action.TO_HUB;
            case NEWEST, REVIEW -> Action.CONFLICT;
        };
    }

    private static Set<Action> actions(Map<String, Decision> decisions, List<String> fields) {
        Set<Action> actions = new HashSet<>();
        decisions.forEach((field, decision) -> {
            if (fields.contains(field)) {
                actions.add(decision.action());
            }
        });
        return actions;
    }

    /** A blank in the address that goes is part of it, and clears. */
    private Decision decision(Action way, FieldRule rule, String field) {
        Base agreed = Base.in(base, field);
        boolean toHub = way == Action.TO_HUB && rule.direction().reachesHub() && rule.toHub() == Overwrite.ALWAYS;
        boolean toRemote =
                way == Action.TO_REMOTE && rule.direction().reachesRemote() && rule.toRemote() == Overwrite.ALWAYS;
        if (toHub) {
            return new Decision(way, Reason.WITH_ADDRESS, Base.of(value(remote, field)));
        }
        if (toRemote) {
            return new Decision(way, Reason.WITH_ADDRESS, Base.of(value(hub, field)));
        }
        return way == Action.CONFLICT
                ? new Decision(way, Reason.REVIEW, agreed)
                : new Decision(Action.NOTHING, Reason.KEPT_BY_RULE, agreed);
    }

    private static String value(Map<String, String> values, String field) {
        return values.getOrDefault(field, "");
    }
}
