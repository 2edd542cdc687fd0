package io.concordat.connector;

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
}
