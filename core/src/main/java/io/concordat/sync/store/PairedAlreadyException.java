package io.concordat.sync.store;

/** A record of a new pair has a pair already; the transaction has to be rolled back. */
public final class PairedAlreadyException extends RuntimeException {

    public PairedAlreadyException(Throwable cause) {
        super("a record has at most one pair of a connection", cause);
    }
}
