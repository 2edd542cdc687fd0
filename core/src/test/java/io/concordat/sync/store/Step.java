package io.concordat.sync.store;

/** A moment at which something else may happen to a {@link MemoryStore}, or its process may die. */
public enum Step {
    /** A transaction is about to begin. */
    BEGIN,
    /** A transaction has read what it needs and is about to change a hub record. */
    BEFORE_HUB_WRITE,
    /** Everything was done, nothing is durable. */
    BEFORE_COMMIT,
    /** Everything is durable, the engine does not know yet. */
    COMMITTED
}
