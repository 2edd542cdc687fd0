package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Organisation;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Opens sessions, makes sure that they lead to the organisation the connection belongs to, and notes how it went. */
@ApplicationScoped
class Conversations {

    private static final System.Logger log = System.getLogger(Conversations.class.getName());

    private final Connectors connectors;
    private final ConnectionRepository connections;
    private final StateRepository states;
    private final SettingVault vault;
    private final Vaults vaults;
    private final List<ConnectionUse> uses;
    private final Clock clock;

    @Inject
    Conversations(
            Connectors connectors,
            ConnectionRepository connections,
            StateRepository states,
            SettingVault vault,
            Vaults vaults,
            @Any Instance<ConnectionUse> uses,
            Clock clock) {
        this(connectors, connections, states, vault, vaults, (Iterable<ConnectionUse>) uses, clock);
    }

    Conversations(
            Connectors connectors,
            ConnectionRepository connections,
            StateRepository states,
            SettingVault vault,
            Vaults vaults,
            Iterable<ConnectionUse> uses,
            Clock clock) {
        this.connectors = connectors;
        this.connections = connections;
        this.states = states;
        this.vault = vault;
        this.vaults = vaults;
        this.uses = new ArrayList<>();
        uses.forEach(this.uses::add);
        this.clock = clock;
    }

    /** A session that signed in. */
    record Opened(Session session, Organisation organisation) {}

    /**
     * Signs in, outside any transaction. The state follows what came of it.
     *
     * @throws ConnectorException if the system cannot be reached, refuses, or is not the one it was
     * @throws HubException of kind NOT_FOUND if there is no such connection
     */
    Opened open(UUID id) {
        try {
            Opened opened = signIn(id);
            states.noteConnected(id, opened.organisation().id(), clock.instant());
            return opened;
        } catch (ConnectorException failed) {
            note(id, failed.failure());
            throw failed;
        }
    }

    /** Signs in and notes nothing, neither success nor failure. */
    Session signInQuietly(UUID id) {
        return signIn(id).session();
    }

    /** A connection as its connector takes it. */
    record Configured(Connection connection, Connector connector, Settings settings, Vault vault) {}

    /** @throws ConnectorException of MISCONFIGURED if a setting is missing, or the connector is */
    Configured configured(UUID id) {
        Connection connection = connections.find(id).orElseThrow(() -> HubException.notFound("this connection"));
        StoredSettings stored = connections.settings(id).orElse(StoredSettings.NONE);
        Connector connector = connectors
                .find(connection.connector())
                .orElseThrow(() -> new ConnectorException(
                        Failure.MISCONFIGURED,
                        "the connector \"" + connection.connector() + "\" is not part of this hub; install it again"));
        return new Configured(connection, connector, vault.take(id, connector.descriptor(), stored), vaults.of(id));
    }

    /** Gives the remote system back what it granted. */
    void disconnect(UUID id) {
        Configured configured = configured(id);
        configured.connector().disconnect(configured.settings(), configured.vault());
        states.note(id, ConnectionState.NEEDS_LOGIN);
    }

    /** The same before the connection goes: what cannot be given back, now that nobody needs it, is let lie. */
    void disconnectQuietly(UUID id) {
        try {
            Configured configured = configured(id);
            configured.connector().disconnect(configured.settings(), configured.vault());
        } catch (ConnectorException unreachable) {
            log.log(System.Logger.Level.WARNING, "connection {0} goes without giving back its sign-in", id);
        }
    }

    private Opened signIn(UUID id) {
        Configured configured = configured(id);
        Connection connection = configured.connection();
        Session session = configured.connector().open(configured.settings(), configured.vault());
        try {
            Organisation organisation = session.organisation();
            requireTheSame(connection, organisation);
            return new Opened(session, organisation);
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /** Links of one organisation are never used with another: a copy of it has other records under the same ids. */
    private void requireTheSame(Connection connection, Organisation organisation) {
        boolean other = connection
                .organisationId()
                .filter(id -> !id.equals(organisation.id()))
                .isPresent();
        if (other && uses.stream().anyMatch(use -> use.hasLinks(connection.id()))) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    "\"" + organisation.name() + "\" is not the organisation that this connection's links belong to;"
                            + " connect to that one again, or make a new connection for this one");
        }
    }

    /** What passes by itself needs nobody's attention. */
    void note(UUID id, Failure failure) {
        switch (failure) {
            case CREDENTIALS_REFUSED -> states.note(id, ConnectionState.NEEDS_LOGIN);
            case NOT_PERMITTED, MISCONFIGURED -> states.note(id, ConnectionState.ATTENTION);
            case UNREACHABLE, THROTTLED, OUTCOME_UNKNOWN -> {}
        }
    }

    /** The connection goes, in the caller's transaction. */
    void forget(UUID id) {
        uses.forEach(use -> use.forget(id));
    }

    /** Why the connection cannot be given up now; the first reason if there are several. */
    void refuseIfInUse(UUID id) {
        uses.stream().flatMap(use -> use.objection(id).stream()).findFirst().ifPresent(objection -> {
            throw new HubException(HubException.Kind.CONFLICT, objection);
        });
    }
}
