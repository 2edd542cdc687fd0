package io.concordat.merge;

/** Who wins when both sides hold different values and neither is the last agreed one. */
public enum ConflictPolicy {
    PREFER_HUB,
    PREFER_REMOTE,
    /** The side changed last, if the clocks tell them apart; otherwise a person decides. */
    NEWEST,
    /** Neither side is touched until a person decides. */
    REVIEW
}
