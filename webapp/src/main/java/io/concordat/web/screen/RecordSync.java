package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionState;
import io.concordat.connection.Connections;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.OneRecord;
import io.concordat.sync.Synchronisation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The buttons on the page of a record that bring this one into agreement now. */
@Named("recordSync")
@RequestScoped
public class RecordSync {

    private final Synchronisation synchronisation;
    private final Connections connections;
    private final Bindings bindings;
    private final Audit audit;
    private final Notices notices;
    private final Me me;
    private final HubObject object;
    private final UUID id;

    @Inject
    RecordSync(
            Synchronisation synchronisation,
            Connections connections,
            Bindings bindings,
            Audit audit,
            Notices notices,
            Me me,
            Parameters parameters) {
        this.synchronisation = synchronisation;
        this.connections = connections;
        this.bindings = bindings;
        this.audit = audit;
        this.notices = notices;
        this.me = me;
        this.object = parameters.object("object");
        this.id = parameters.required("id");
    }

    /** Those that keep records of this kind in agreement; none for whoever may not start runs. */
    public List<Connection> getConnections() {
        return me.may(Permission.ACTIVATE_DESTINATIONS.name())
                ? connections.list().stream().filter(this::keeps).toList()
                : List.of();
    }

    private boolean keeps(Connection connection) {
        return !connection.secondPerson()
                && connection.state() == ConnectionState.CONNECTED
                && bindings.list(connection.id()).stream()
                        .anyMatch(saved ->
                                saved.binding().enabled() && saved.binding().hubObject() == object);
    }

    /** Starts the run and goes to its page. */
    public String start(UUID connectionId) {
        UUID[] started = new UUID[1];
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.ACTIVATE_DESTINATIONS);
            started[0] = audit.together(() -> {
                UUID run = synchronisation.startOne(connectionId, new OneRecord(object, id), caller.name());
                audit.record(caller.did("RECORD_SYNCED", "run", run, object.path() + " " + id));
                return run;
            });
        });
        return done ? "/run?faces-redirect=true&id=" + started[0] : "";
    }
}
