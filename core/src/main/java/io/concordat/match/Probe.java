package io.concordat.match;

import io.concordat.canonical.Canon;
import java.util.Map;
import java.util.Set;

/**
 * What a remote record offers one level of the ladder.
 *
 * @param level the level
 * @param values its values by the name of the hub attribute that each is compared with; canonical, "" for blank
 */
public record Probe(Level level, Map<String, String> values) {

    private static final String EXTERNAL_KEY = "externalKey";

    public Probe {
        values = Map.copyOf(values);
    }

    /** Whether there is a value for every pair; otherwise the level cannot match, and need not be looked up. */
    public boolean isComplete() {
        for (MatchRule.Pair pair : level.pairs()) {
            if (value(pair.hub()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The value that is compared with a hub attribute, "" for blank. */
    public String value(String hubAttribute) {
        return values.getOrDefault(hubAttribute, "");
    }

    /**
     * What to look {@link Level#keyAttribute()} up by: the normalised key of an attribute; an external key as it is; an
     * identity in each way to write it. Empty if the level cannot match.
     */
    public Set<String> keys() {
        if (!isComplete()) {
            return Set.of();
        }
        if (level.isFullName()) {
            return Set.of(Canon.key(Canon.fullName(value("firstName"), value("lastName"))));
        }
        String attribute = level.keyAttribute();
        if (attribute.startsWith(Ladder.IDENTITIES)) {
            return RemoteIds.forms(value(attribute));
        }
        return Set.of(attribute.equals(EXTERNAL_KEY) ? value(attribute) : Canon.key(value(attribute)));
    }
}
