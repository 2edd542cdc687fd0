package io.concordat.hub;

import io.concordat.canonical.Canon;

/**
 * The form of a value by which records are found: composed, trimmed, in lower case, white space collapsed, at most 255
 * code points. Values with equal keys are candidates for being equal, no more; blank values have no key.
 */
public final class MatchKey {

    private MatchKey() {}

    /** The key of a value, "" if it has none. */
    public static String normalise(String value) {
        return Canon.key(value);
    }
}
