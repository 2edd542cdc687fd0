package io.concordat.sync.store;

/** Another node runs this connection now; the transaction was rolled back and this node has to stop at once. */
public final class LeaseLostException extends RuntimeException {

    public LeaseLostException(Grant grant) {
        super("the lease of connection " + grant.connectionId() + " was lost by " + grant.holder());
    }
}
