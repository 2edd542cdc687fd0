package io.concordat.sync.store;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine's storage. Nothing remote is ever called inside a transaction. */
public interface Store {

    /**
     * Does some work in one transaction that commits only if the grant is still the newest of its connection. Checking
     * it also renews it.
     *
     * @throws LeaseLostException if it is not; nothing was committed
     */
    <T> T call(Grant grant, Function<Transaction, T> work);

    /** Does some work in one transaction, as {@link #call}. */
    default void run(Grant grant, Consumer<Transaction> work) {
        call(grant, transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** Reads in one transaction, without the right to run. What is written through it is lost or refused. */
    <T> T look(UUID connectionId, Function<Transaction, T> work);

    /**
     * Takes the lease of a connection if nobody else holds it, by the database's clock. A holder that asks again gets a
     * new fence: its earlier self is dead.
     */
    Optional<Grant> acquire(UUID connectionId, String holder);

    /** Keeps the lease while a remote call takes long. */
    void renew(Grant grant);

    /** Gives the lease back. */
    void release(Grant grant);
}
