package io.concordat.sync;

/** Waits before a busy record is tried again. */
@FunctionalInterface
public interface Pause {

    /**
     * Waits.
     *
     * @param attempt how often it was tried, from 1
     */
    void before(int attempt);
}
