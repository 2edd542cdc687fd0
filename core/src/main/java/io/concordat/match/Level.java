package io.concordat.match;

import java.util.List;

/**
 * One level of the ladder.
 *
 * @param number its place, from 1
 * @param name what people call it
 * @param kind where it comes from
 * @param pairs what is compared, all of which must be equal; the first pre-selects candidates
 * @param caseSensitive whether values that differ in case only are different
 */
public record Level(int number, String name, Kind kind, List<MatchRule.Pair> pairs, boolean caseSensitive) {

    /** The remote side of the pair of the first level: the id of the remote record itself. */
    public static final String RECORD_ID = "(record id)";

    /** The key of people's first and last name together, {@link io.concordat.canonical.Canon#fullName}. */
    public static final String FULL_NAME = "name";

    /** Where a level comes from. */
    public enum Kind {
        /** The remote record's own id, which the hub record holds as an identity. */
        ID,
        /** A rule that an admin designated. */
        RULE,
        EMAIL,
        NAME
    }

    public Level {
        pairs = List.copyOf(pairs);
    }

    /** The hub attribute by which candidates are pre-selected; {@link #FULL_NAME} where both names are compared. */
    public String keyAttribute() {
        return isFullName() ? FULL_NAME : pairs.get(0).hub();
    }

    boolean isFullName() {
        return kind == Kind.NAME && pairs.size() > 1;
    }
}
