package io.concordat.merge;

/** When a value may replace what stands on the other side. */
public enum Overwrite {
    /** Whenever the merge says so. */
    ALWAYS,
    /** Only where nothing stands; a value is never replaced. */
    FILL_BLANK
}
