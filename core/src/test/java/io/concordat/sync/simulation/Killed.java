package io.concordat.sync.simulation;

/** The process is gone. Nothing but what was committed is left of it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
