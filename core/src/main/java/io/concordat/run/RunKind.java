package io.concordat.run;

/** What a run is for. */
public enum RunKind {
    /** Plans and applies. */
    SYNC,
    /** Plans and stops; applying it is a decision of its own. */
    PLAN,
    /** Takes another run back; planned first, like any other. */
    UNDO,
    /** Pushes what changed in the hub a moment ago. */
    STREAM
}
