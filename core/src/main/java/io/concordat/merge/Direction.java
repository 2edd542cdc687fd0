package io.concordat.merge;

/** Which way values of a field may travel. */
public enum Direction {
    BOTH,
    TO_HUB,
    TO_REMOTE;

    public boolean reachesHub() {
        return this != TO_REMOTE;
    }

    public boolean reachesRemote() {
        return this != TO_HUB;
    }
}
