package io.concordat.match;

import java.util.List;

/**
 * One designated level of the ladder: a remote record and a hub record match if every pair of fields holds the same
 * value. Blank never matches blank.
 *
 * @param name what the admin calls it
 * @param pairs at least one; the first pre-selects candidates, so it should be the most telling
 * @param caseSensitive whether {@code Ann@x.com} and {@code ann@x.com} differ; on by default
 */
public record MatchRule(String name, List<Pair> pairs, boolean caseSensitive) {

    /**
     * A hub attribute and the remote field that is compared with it.
     *
     * @param hub attribute name, {@code externalKey}, or {@code identities.<namespace>}
     * @param remote field name
     */
    public record Pair(String hub, String remote) {}

    public MatchRule {
        pairs = List.copyOf(pairs);
    }
}
