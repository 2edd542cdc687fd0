package io.concordat.merge;

import java.util.Map;
import java.util.Optional;

/**
 * The last value that both sides are known to have held, or that no such value is known.
 *
 * @param value canonical, "" for blank; empty if unknown
 */
public record Base(Optional<String> value) {

    private static final Base UNKNOWN = new Base(Optional.empty());

    public static Base unknown() {
        return UNKNOWN;
    }

    public static Base of(String value) {
        return new Base(Optional.of(value));
    }

    /** The base of a field on a link; a field that is not there is unknown. */
    public static Base in(Map<String, String> values, String field) {
        String value = values.get(field);
        return value == null ? UNKNOWN : of(value);
    }

    /** Whether both sides are known to have held exactly this. */
    public boolean is(String other) {
        return value.isPresent() && value.get().equals(other);
    }
}
