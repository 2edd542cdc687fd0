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

    public Probe {
        values = Map.copyOf(values);
    }

    /** Whether there is a value for every pair; otherwise the level cannot match, and need not be looked up. */
    public boolean isComplete() {
        return level.pairs().stream().noneMatch(pair -> value(pair.hub()).isEmpty());
    }

    /** The value that is compared with a hub attribute, "" for blank. */
    public String value(String hubAttribute) {
        return values.getOrDefault(hubAttribute, "");
    }

    /**
     * What to look {@link Level#keyAttribute()} up by: the key of the first pair's value; for an id, each way to write
     * it.
     */
    public Set<String> keys() {
        String first = value(level.keyAttribute());
        return level.kind() == Level.Kind.ID ? RemoteIds.forms(first) : Set.of(Canon.key(first));
    }
}
