package io.concordat.sync;

/** Somebody asked the run to stop. */
final class CancelledException extends RuntimeException {

    CancelledException() {
        super("the run was cancelled", null, false, false);
    }
}
