package io.concordat.match;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.Reading;
import io.concordat.match.Level.Kind;
import io.concordat.match.MatchRule.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The levels on which a remote record is compared with the hub's, in their order: the record's own id, the designated
 * rules, then e-mail, then name. The first level that finds anybody decides.
 */
public final class Ladder {

    /** The identity under which hub records hold the id of their counterpart. */
    public static final String DEFAULT_NAMESPACE = "crmID";

    /** What a pair's hub side starts with if it is an identity. */
    public static final String IDENTITIES = "identities.";

    /** The name of the level of the record's own id. */
    public static final String RECORD_ID = "Record id";

    /** The name of the level of the email address. */
    public static final String EMAIL = "Email";

    /** The name of the last level. */
    public static final String NAME = "Name";

    private final List<Level> levels;
    private final Map<String, Attribute> types;

    private Ladder(List<Level> levels, Map<String, Attribute> types) {
        this.levels = List.copyOf(levels);
        this.types = Map.copyOf(types);
    }

    /**
     * What a ladder is built of.
     *
     * @param object the hub's side
     * @param namespace the identity that holds remote ids
     * @param rules the designated levels, in their order
     * @param onlyDesignated whether e-mail and name are left out, if there are designated rules
     * @param remoteFields the remote fields that hold {@code email}, {@code firstName}, {@code lastName} or
     *     {@code name}, by hub attribute; one that does not exist is absent
     * @param attributes the object's attributes, whose types say how values are read
     */
    public record Plan(
            HubObject object,
            String namespace,
            List<MatchRule> rules,
            boolean onlyDesignated,
            Map<String, String> remoteFields,
            List<Attribute> attributes) {

        public Plan {
            rules = List.copyOf(rules);
            remoteFields = Map.copyOf(remoteFields);
            attributes = List.copyOf(attributes);
        }
    }

    public static Ladder of(Plan plan) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(
                1, RECORD_ID, Kind.ID, List.of(new Pair(IDENTITIES + plan.namespace(), Level.RECORD_ID)), true));
        for (MatchRule rule : plan.rules()) {
            levels.add(new Level(levels.size() + 1, rule.name(), Kind.RULE, rule.pairs(), rule.caseSensitive()));
        }
        if (!plan.onlyDesignated() || plan.rules().isEmpty()) {
            email(plan).ifPresent(pairs -> levels.add(new Level(levels.size() + 1, EMAIL, Kind.EMAIL, pairs, true)));
            name(plan).ifPresent(pairs -> levels.add(new Level(levels.size() + 1, NAME, Kind.NAME, pairs, true)));
        }
        Map<String, Attribute> types = new HashMap<>();
        plan.attributes().forEach(attribute -> types.put(attribute.name(), attribute.withoutLimits()));
        return new Ladder(levels, types);
    }

    public List<Level> levels() {
        return levels;
    }

    /** The remote fields that the ladder compares; they must be read besides the mapped ones. */
    public List<String> remoteFields() {
        return pairs().map(Pair::remote).distinct().toList();
    }

    /** The hub attributes that need match keys so that candidates are found. */
    public List<String> keyAttributes() {
        return levels.stream()
                .map(Level::keyAttribute)
                .filter(name -> !name.startsWith(IDENTITIES))
                .distinct()
                .toList();
    }

    /**
     * What a remote record offers each level, in their order.
     *
     * @param remoteId the record's own id
     * @param remoteValues its values by field name, as the connector gave them
     */
    public List<Probe> probes(String remoteId, Map<String, String> remoteValues) {
        return levels.stream()
                .map(level -> probe(level, remoteId, remoteValues))
                .toList();
    }

    /**
     * What a record offers one level whose values are known in the hub's words only.
     *
     * @param hubValues canonical, by hub attribute name
     */
    public Probe probeInHubWords(Level level, String remoteId, Map<String, String> hubValues) {
        return level.kind() == Kind.ID ? probe(level, remoteId, Map.of()) : new Probe(level, hubValues);
    }

    /** What a remote record offers one level, as {@link #probes}. */
    public Probe probe(Level level, String remoteId, Map<String, String> remoteValues) {
        if (level.kind() == Kind.ID) {
            return new Probe(level, Map.of(level.keyAttribute(), RemoteIds.expand(remoteId)));
        }
        Map<String, String> values = new HashMap<>();
        for (Pair pair : level.pairs()) {
            values.put(pair.hub(), read(pair.hub(), remoteValues.getOrDefault(pair.remote(), "")));
        }
        return new Probe(level, values);
    }

    /** A value that cannot be read as the hub attribute's type matches nothing, like a blank one. */
    private String read(String hubAttribute, String raw) {
        Attribute type = types.get(hubAttribute);
        Reading reading = type == null ? Canon.text(raw) : Canon.read(type, raw);
        return reading.value().orElse("");
    }

    private Stream<Pair> pairs() {
        return levels.stream().filter(level -> level.kind() != Kind.ID).flatMap(level -> level.pairs().stream());
    }

    private static Optional<List<Pair>> email(Plan plan) {
        String remote = plan.remoteFields().get("email");
        return plan.object() == HubObject.ACCOUNTS || remote == null
                ? Optional.empty()
                : Optional.of(List.of(new Pair("email", remote)));
    }

    /** People need both names to be equal, unless the remote object knows no first name. */
    private static Optional<List<Pair>> name(Plan plan) {
        List<String> attributes =
                plan.object() == HubObject.ACCOUNTS ? List.of("name") : List.of("lastName", "firstName");
        List<Pair> pairs = new ArrayList<>();
        for (String attribute : attributes) {
            String remote = plan.remoteFields().get(attribute);
            if (remote != null) {
                pairs.add(new Pair(attribute, remote));
            }
        }
        return plan.remoteFields().containsKey(attributes.get(0)) ? Optional.of(pairs) : Optional.empty();
    }
}
