package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Session;
import io.concordat.connector.SetupFile;
import io.concordat.db.Entities;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The remote systems that the hub is connected to. */
@ApplicationScoped
public class Connections {

    private static final String KIND = "connection";

    private final Entities entities;
    private final ConnectionRepository connections;
    private final StateRepository states;
    private final ConnectionEdits edits;
    private final Conversations conversations;
    private final Checks checks;
    private final Subscriptions subscriptions;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Connections(
            Entities entities,
            ConnectionRepository connections,
            StateRepository states,
            ConnectionEdits edits,
            Conversations conversations,
            Checks checks,
            Subscriptions subscriptions,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.connections = connections;
        this.states = states;
        this.edits = edits;
        this.conversations = conversations;
        this.checks = checks;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<Connection> list() {
        return connections.list();
    }

    public Optional<Connection> find(UUID id) {
        return connections.find(id);
    }

    /** @throws HubException of kind NOT_FOUND */
    public Connection get(UUID id) {
        return find(id).orElseThrow(() -> HubException.notFound("this connection"));
    }

    /**
     * Makes a connection. Writing is off, and its schedule comes into force with the first sign-in. If the system
     * answers already, its objects are bound as they usually are.
     */
    public Connection create(Caller caller, NewConnection wanted) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        UUID id = entities.call(manager -> {
            Connection created = connections.insert(edits.create(wanted));
            audit.record(caller.did("CONNECTION_CREATED", KIND, created.id(), created.name()));
            return created.id();
        });
        checks.prepareQuietly(id);
        return get(id);
    }

    /**
     * Changes a connection.
     *
     * @param expected the version somebody saw; empty if they did not say
     */
    public Connection change(Caller caller, UUID id, OptionalLong expected, ConnectionPatch patch) {
        caller.require(isSchedule(patch) ? Permission.ACTIVATE_DESTINATIONS : Permission.MANAGE_DESTINATIONS);
        return entities.call(manager -> {
            Connection changed = connections.update(id, expected, row -> edits.apply(row, patch));
            if (patch.schedule().isPresent() || patch.enabled().isPresent()) {
                states.startSchedule(id, clock.instant());
            }
            audit.record(caller.did(action(patch), KIND, id, ConnectionEdits.described(patch)));
            return changed;
        });
    }

    /** Whether it changes nothing but the schedule, which who may start runs may do too. */
    private static boolean isSchedule(ConnectionPatch patch) {
        return patch.schedule().isPresent()
                && patch.equals(
                        ConnectionPatch.NOTHING.withSchedule(patch.schedule().get()));
    }

    private static String action(ConnectionPatch patch) {
        return patch.writing()
                .map(on -> on ? "WRITING_ENABLED" : "WRITING_DISABLED")
                .orElse("CONNECTION_CHANGED");
    }

    /**
     * Sets when it runs by itself, from now on.
     *
     * @throws HubException of kind INVALID naming every field that is wrong
     */
    public Connection schedule(Caller caller, UUID id, OptionalLong expected, Schedule schedule) {
        return change(caller, id, expected, ConnectionPatch.NOTHING.withSchedule(schedule));
    }

    /** Gives a connection up, with its bindings and pairs. Refused while it is in use. */
    public void delete(Caller caller, UUID id, OptionalLong expected) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        Connection going = get(id);
        ConnectionRepository.require(expected, going.version());
        conversations.refuseIfInUse(id);
        conversations.disconnectQuietly(id);
        entities.run(manager -> {
            conversations.forget(id);
            subscriptions.set(id, Set.of());
            connections.delete(id, expected);
            audit.record(caller.did("CONNECTION_DELETED", KIND, id, going.name()));
        });
    }

    /** Nothing runs by itself from now on. */
    public Connection pause(Caller caller, UUID id) {
        return paused(caller, id, true);
    }

    /** Runs by its schedule again; the next run catches up with all that changed meanwhile. */
    public Connection resume(Caller caller, UUID id) {
        return paused(caller, id, false);
    }

    private Connection paused(Caller caller, UUID id, boolean pause) {
        caller.require(Permission.ACTIVATE_DESTINATIONS);
        return entities.call(manager -> {
            Connection before = get(id);
            boolean changed = pause ? states.pause(id, clock.instant()) : states.resume(id, clock.instant());
            if (changed) {
                String action = pause ? "CONNECTION_PAUSED" : "CONNECTION_RESUMED";
                audit.record(caller.did(action, KIND, id, before.name()));
            }
            return get(id);
        });
    }

    /** Signs in, looks at everything worth checking, and notes the state. Not to be called in a transaction. */
    public CheckReport check(Caller caller, UUID id) {
        if (!caller.may(Permission.MANAGE_DESTINATIONS)) {
            caller.require(Permission.ACTIVATE_DESTINATIONS);
        }
        get(id);
        return checks.check(id);
    }

    /**
     * A file for the administrator of the remote system that grants there just what the bindings need; empty if there
     * is no such thing. Not to be called in a transaction.
     *
     * @throws HubException of kind CONFLICT if the system cannot be reached or refuses
     */
    public Optional<SetupFile> setupFile(Caller caller, UUID id) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        get(id);
        return checks.setupFile(id);
    }

    /**
     * Signs in to the remote system, secrets opened and defaults filled in; the caller closes the session. Not to be
     * called in a transaction.
     *
     * @throws io.concordat.connector.ConnectorException if the system cannot be reached, refuses, or is another
     *     organisation than the one that the connection's links belong to
     */
    public Session open(UUID id) {
        return conversations.open(id).session();
    }

    /**
     * Notes that the remote system failed in the middle of a conversation; the state says whether it needs a person.
     */
    public void noteFailure(UUID id, Failure failure) {
        conversations.note(id, failure);
    }
}
