package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.connection.Conversations.Opened;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.Organisation;
import io.concordat.connector.Session;
import io.concordat.connector.SetupFile;
import io.concordat.mapping.Binding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks whether a connection works, and sets up what can be set up once it does. */
@ApplicationScoped
class Checks {

    private static final System.Logger log = System.getLogger(Checks.class.getName());

    private final Conversations conversations;
    private final DefaultBindings defaults;
    private final BindingRepository bindings;
    private final MappedChecks mapped;
    private final StateRepository states;

    @Inject
    Checks(
            Conversations conversations,
            DefaultBindings defaults,
            BindingRepository bindings,
            MappedChecks mapped,
            StateRepository states) {
        this.conversations = conversations;
        this.defaults = defaults;
        this.bindings = bindings;
        this.mapped = mapped;
        this.states = states;
    }

    CheckReport check(UUID id) {
        Opened opened;
        try {
            opened = conversations.open(id);
        } catch (ConnectorException failed) {
            return report(id, failed, Optional.empty());
        }
        try (Session session = opened.session()) {
            defaults.prepare(id, session);
            List<Binding> bound =
                    bindings.list(id).stream().map(SavedBinding::binding).toList();
            List<Check> checks = new ArrayList<>(session.check(Uses.of(bound)));
            checks.addAll(mapped.findings(session, bound));
            if (!checks.stream().allMatch(Check::ok)) {
                states.note(id, ConnectionState.ATTENTION);
            }
            return new CheckReport(true, Optional.of(opened.organisation()), checks);
        } catch (ConnectorException failed) {
            return report(id, failed, Optional.of(opened.organisation()));
        }
    }

    Optional<SetupFile> setupFile(UUID id) {
        try (Session session = conversations.open(id).session()) {
            return session.setupFile(uses(id));
        } catch (ConnectorException failed) {
            throw new HubException(HubException.Kind.CONFLICT, String.valueOf(failed.getMessage()));
        }
    }

    /** What the connection does with the remote objects. */
    private List<ObjectUse> uses(UUID id) {
        return Uses.of(bindings.list(id).stream().map(SavedBinding::binding).toList());
    }

    /** Binds what can be bound if the system answers already; if not, the first check does it. */
    void prepareQuietly(UUID id) {
        try (Session session = conversations.signInQuietly(id)) {
            defaults.prepare(id, session);
        } catch (ConnectorException notYet) {
            log.log(System.Logger.Level.DEBUG, "connection {0} cannot be reached yet", id);
        }
    }

    private CheckReport report(UUID id, ConnectorException failed, Optional<Organisation> organisation) {
        ConnectionState state = failed.failure() == Failure.CREDENTIALS_REFUSED
                ? ConnectionState.NEEDS_LOGIN
                : ConnectionState.ATTENTION;
        states.note(id, state);
        Check check = Check.failed(failed.failure().name(), String.valueOf(failed.getMessage()), fix(failed.failure()));
        return new CheckReport(false, organisation, List.of(check));
    }

    private static String fix(Failure failure) {
        return switch (failure) {
            case UNREACHABLE -> "see that the system is running and that this server may reach it, then check again";
            case THROTTLED, OUTCOME_UNKNOWN -> "wait a while, then check again";
            case CREDENTIALS_REFUSED -> "connect, or enter the credentials again, then check again";
            case NOT_PERMITTED -> "give the user that the hub signs in as the right to do this, then check again";
            case MISCONFIGURED -> "correct the settings of the connection, then check again";
        };
    }
}
