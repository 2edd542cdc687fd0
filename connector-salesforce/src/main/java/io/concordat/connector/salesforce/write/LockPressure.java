package io.concordat.connector.salesforce.write;

/** How much records of an organisation are locked by others: halves the size of calls, and lets it grow again. */
final class LockPressure {

    private static final int MOST = 4;

    private int halvings;

    int size(int usual, int smallest) {
        return Math.max(Math.min(usual, smallest), usual >> halvings);
    }

    /** @param locked whether the last call met a locked record */
    void observe(boolean locked) {
        halvings = locked ? Math.min(MOST, halvings + 1) : Math.max(0, halvings - 1);
    }
}
