package io.concordat.connector;

import java.util.Optional;

/**
 * A kind of remote system that the hub can read from, write to, or both.
 *
 * <p>The hub finds connectors through CDI ({@code @ApplicationScoped}), makes one instance of each, and calls it from
 * many threads. A connector holds no connection: everything that belongs to one conversation lives in its
 * {@link Session}.
 */
public interface Connector {

    /** Who this connector is, what it can do and which settings it asks for. Always the same answer. */
    ConnectorDescriptor descriptor();

    /**
     * Signs in to the remote system.
     *
     * @param settings complete by the descriptor: every required setting is there, unknown ones are not
     * @throws ConnectorException if the system cannot be reached, refuses the credentials, or a setting is wrong
     */
    Session open(Settings settings);

    /**
     * Signs in to the remote system with what earlier sessions have kept. The hub opens sessions this way.
     *
     * @param vault the connection's own
     * @throws ConnectorException as {@link #open(Settings)}
     */
    default Session open(Settings settings, Vault vault) {
        return open(settings);
    }

    /**
     * The id of a record as this system itself says it when the record is read. The hub asks before it keeps an id that
     * a person has written down. Told by the text alone: whether there is such a record is not known here.
     *
     * @param written never blank
     * @return empty if no record of this system can have it
     */
    default Optional<String> recordId(String written) {
        return Optional.of(written);
    }

    /** Signing in in the browser; empty if the connector cannot, or the settings choose another way. */
    default Optional<BrowserSignIn> browserSignIn(Settings settings) {
        return Optional.empty();
    }

    /**
     * Gives back what the remote system has granted, when a connection is given up or its sign-in is to end. Best
     * effort: what the system no longer knows is given back already.
     *
     * @throws ConnectorException if the system cannot be reached
     */
    default void disconnect(Settings settings, Vault vault) {}
}
