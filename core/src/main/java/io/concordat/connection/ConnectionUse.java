package io.concordat.connection;

import java.util.Optional;
import java.util.UUID;

/**
 * What features above this one know of a connection's use. They offer it as a bean; this feature asks all that there
 * are before it gives a connection up.
 */
public interface ConnectionUse {

    /** Why the connection cannot be deleted now, for a person; empty if nothing is in the way. */
    Optional<String> objection(UUID connectionId);

    /** Whether something refers to records of its organisation, so that it must stay the same one. */
    boolean hasLinks(UUID connectionId);

    /**
     * Forgets what is of no use without the connection, in the transaction in which that goes.
     *
     * @throws io.concordat.HubException of kind CONFLICT if it came into use meanwhile
     */
    default void forget(UUID connectionId) {}
}
