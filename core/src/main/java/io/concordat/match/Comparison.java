package io.concordat.match;

import io.concordat.canonical.Canon;

/**
 * Two values that were compared.
 *
 * @param hubAttribute where the hub's value stands
 * @param remoteField where the remote value stands
 * @param hub the hub's value, "" for blank
 * @param remote the remote value, "" for blank
 * @param result how they compare
 */
public record Comparison(String hubAttribute, String remoteField, String hub, String remote, Result result) {

    /** How two values compare. */
    public enum Result {
        EQUAL,
        /** Equal but for case, and case counts. */
        DIFFERS_BY_CASE,
        /** Equal but for the number of inner blanks, perhaps for case too. */
        DIFFERS_BY_BLANKS,
        /** One of them is blank, and blank matches nothing. */
        BLANK,
        DIFFERENT
    }

    static Comparison of(Level level, MatchRule.Pair pair, String hub, String remote) {
        return new Comparison(pair.hub(), pair.remote(), hub, remote, compare(level, hub, remote));
    }

    private static Result compare(Level level, String hub, String remote) {
        if (hub.isEmpty() || remote.isEmpty()) {
            return Result.BLANK;
        }
        if (level.kind() == Level.Kind.ID) {
            return RemoteIds.same(hub, remote) ? Result.EQUAL : Result.DIFFERENT;
        }
        if (hub.equals(remote)) {
            return Result.EQUAL;
        }
        if (Canon.fold(hub).equals(Canon.fold(remote))) {
            return level.caseSensitive() ? Result.DIFFERS_BY_CASE : Result.EQUAL;
        }
        return Canon.key(hub).equals(Canon.key(remote)) ? Result.DIFFERS_BY_BLANKS : Result.DIFFERENT;
    }
}
