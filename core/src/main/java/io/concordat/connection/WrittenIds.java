package io.concordat.connection;

import io.concordat.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of records of other systems, as people write them down. */
@ApplicationScoped
public class WrittenIds {

    private static final Pattern ANY = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,255}");

    private final Connections connections;
    private final Connectors connectors;

    @Inject
    public WrittenIds(Connections connections, Connectors connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    /**
     * An id in the form in which the connection's system says it, so that it is the same when the record is read.
     *
     * @throws HubException of kind NOT_FOUND if there is no such connection, INVALID if no record can have this id
     */
    public String read(UUID connectionId, String written) {
        Connection connection = connections.get(connectionId);
        return Optional.of(written.strip())
                .filter(id -> ANY.matcher(id).matches())
                .flatMap(connectors.get(connection.connector())::recordId)
                .orElseThrow(
                        () -> HubException.invalid("remoteId", "the id of a record of the other system is expected"));
    }
}
