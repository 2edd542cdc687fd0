package io.concordat.connector;

/**
 * The version of this contract. A connector copies it at compile time, so that the hub can tell what it was built for.
 */
public final class Spi {

    /** Raised when something is removed or tightened. */
    public static final int VERSION = 1;

    private Spi() {}
}
