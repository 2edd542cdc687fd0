package io.concordat.web.api;

/** An answer that holds a secret. Nothing keeps it: sent again, the request is answered without. */
public interface ShownOnce {

    /** The answer as it may be kept. */
    Object withoutSecret();
}
