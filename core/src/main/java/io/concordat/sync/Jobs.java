package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.SavedBinding;
import io.concordat.connector.Capability;
import io.concordat.connector.Session;
import io.concordat.hub.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes a connection's configuration ready for a run. */
@ApplicationScoped
class Jobs {

    /** Accounts first, because profiles belong to them; leads last, because contacts take precedence. */
    private static final List<HubObject> ORDER = List.of(HubObject.ACCOUNTS, HubObject.PROFILES, HubObject.LEADS);

    private final Connections connections;
    private final Connectors connectors;
    private final Bindings bindings;
    private final Attributes attributes;
    private final OneRecords single;

    @Inject
    Jobs(Connections connections, Connectors connectors, Bindings bindings, Attributes attributes, OneRecords single) {
        this.connections = connections;
        this.connectors = connectors;
        this.bindings = bindings;
        this.attributes = attributes;
        this.single = single;
    }

    Job of(UUID runId, UUID connectionId, Session session) {
        Connection connection = connections.get(connectionId);
        List<BoundObject> objects = bindings.list(connectionId).stream()
                .filter(saved -> saved.binding().enabled())
                .sorted(Comparator.comparingInt(
                        saved -> ORDER.indexOf(saved.binding().hubObject())))
                .map(saved -> bound(saved, session))
                .toList();
        Set<Capability> capabilities = new HashSet<>(
                connectors.get(connection.connector()).descriptor().capabilities());
        capabilities.removeAll(session.missing());
        return new Job(
                runId,
                connectionId,
                connection.writing(),
                capabilities,
                session,
                objects,
                connection.budget(),
                single.of(runId));
    }

    BoundObject bound(SavedBinding saved, Session session) {
        return new BoundObject(
                saved.binding(),
                saved.mappingRev(),
                attributes.list(saved.binding().hubObject()),
                session.fields(saved.binding().remoteObject()));
    }
}
