package io.concordat.connection;

/** How a connection is doing. */
public enum ConnectionState {
    /** Never signed in so far. */
    NEW,
    /** The last sign-in succeeded. */
    CONNECTED,
    /** The last sign-in was refused; somebody has to sign in again. */
    NEEDS_LOGIN,
    /** Something else needs a person: a setting, a permission, another organisation than before. */
    ATTENTION,
    /** Somebody paused it; nothing runs by itself until it is resumed. */
    PAUSED
}
