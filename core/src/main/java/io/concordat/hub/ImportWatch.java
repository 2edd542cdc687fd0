package io.concordat.hub;

/** Whoever looks on while a file is imported. */
@FunctionalInterface
public interface ImportWatch {

    /** Told after each page how many lines are dealt with. */
    void reached(long lines);

    /**
     * Told once, in the transaction that writes the first lines, or after the last line if none was written: what is
     * remembered of an import is there if anything of it is.
     *
     * @param soFar what became of the lines until then
     * @param more whether others may follow
     */
    default void begun(ImportReport soFar, boolean more) {}
}
