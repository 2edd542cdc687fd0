package io.concordat.mapping;

import java.util.Map;

/**
 * A change of a value on its way. {@link Kind#TRANSLATE} works both ways; the others change the sending side's value,
 * so they are allowed on one-way mappings only.
 *
 * @param kind what it does
 * @param values for {@link Kind#TRANSLATE}: hub value to remote value, each value once; empty otherwise
 */
public record Transform(Kind kind, Map<String, String> values) {

    /** What a transform does. */
    public enum Kind {
        UPPERCASE,
        LOWERCASE,
        TRANSLATE
    }

    public Transform {
        values = Map.copyOf(values);
    }
}
