package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.connection.StateRepository.State;
import io.concordat.db.Entities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The {@code connection} table, with the state beside it. */
@ApplicationScoped
class ConnectionRepository {

    /** The SQL state of a key that is there already. */
    private static final String DUPLICATE = "23505";

    private static final String LIST = "SELECT c FROM ConnectionRow c ORDER BY c.nameKey";
    private static final String COUNT_OTHERS =
            "SELECT COUNT(c) FROM ConnectionRow c WHERE c.nameKey = :nameKey AND c.id <> :id";

    private final Entities entities;
    private final StateRepository states;

    @Inject
    ConnectionRepository(Entities entities, StateRepository states) {
        this.entities = entities;
        this.states = states;
    }

    List<Connection> list() {
        return entities.call(manager -> {
            Map<UUID, State> all = states.all();
            return manager.createQuery(LIST, ConnectionRow.class)
                    .getResultStream()
                    .map(row -> connection(row, Optional.ofNullable(all.get(row.id()))))
                    .toList();
        });
    }

    Optional<Connection> find(UUID id) {
        return entities.call(manager -> Optional.ofNullable(manager.find(ConnectionRow.class, id))
                .map(row -> connection(row, states.find(id))));
    }

    Optional<StoredSettings> settings(UUID id) {
        return entities.call(manager -> Optional.ofNullable(manager.find(ConnectionRow.class, id))
                .map(row -> StoredSettings.unpack(row.settings())));
    }

    /** @throws HubException of kind CONFLICT if the name is taken */
    Connection insert(ConnectionRow row) {
        try {
            return entities.call(manager -> {
                refuseTakenName(manager, row);
                manager.persist(row);
                manager.flush();
                states.insert(row.id());
                return connection(row, states.find(row.id()));
            });
        } catch (PersistenceException failed) {
            throw refusal(failed);
        }
    }

    /**
     * Changes a row.
     *
     * @param expected the version that somebody saw; empty if they did not say
     * @throws HubException of kind STALE if somebody else changed it since
     */
    Connection update(UUID id, OptionalLong expected, Consumer<ConnectionRow> edit) {
        try {
            return entities.call(manager -> {
                ConnectionRow row = row(manager, id, expected);
                edit.accept(row);
                refuseTakenName(manager, row);
                manager.flush();
                return connection(row, states.find(id));
            });
        } catch (OptimisticLockException somebodyElse) {
            throw stale();
        } catch (PersistenceException failed) {
            throw refusal(failed);
        }
    }

    /** @throws HubException of kind STALE if somebody else changed it since */
    void delete(UUID id, OptionalLong expected) {
        try {
            entities.run(manager -> {
                manager.remove(row(manager, id, expected));
                manager.flush();
            });
        } catch (OptimisticLockException somebodyElse) {
            throw stale();
        }
    }

    private static ConnectionRow row(EntityManager manager, UUID id, OptionalLong expected) {
        ConnectionRow row = Optional.ofNullable(manager.find(ConnectionRow.class, id))
                .orElseThrow(() -> HubException.notFound("this connection"));
        require(expected, row.version());
        return row;
    }

    /** @throws HubException of kind STALE if somebody saw another version than there is */
    static void require(OptionalLong expected, long version) {
        if (expected.isPresent() && expected.getAsLong() != version) {
            throw stale();
        }
    }

    private static void refuseTakenName(EntityManager manager, ConnectionRow row) {
        long others = manager.createQuery(COUNT_OTHERS, Long.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("nameKey", row.nameKey())
                .setParameter("id", row.id())
                .getSingleResult();
        if (others > 0) {
            throw taken();
        }
    }

    /** Two who take the same name at the same time are told apart by the database only. */
    private static RuntimeException refusal(PersistenceException failed) {
        boolean duplicate = Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState()));
        return duplicate ? taken() : failed;
    }

    private static HubException taken() {
        return new HubException(HubException.Kind.CONFLICT, "there is already a connection of this name");
    }

    private static HubException stale() {
        return new HubException(HubException.Kind.STALE, "somebody else changed this connection; reload it");
    }

    private static Connection connection(ConnectionRow row, Optional<State> state) {
        StoredSettings settings = StoredSettings.unpack(row.settings());
        return new Connection(
                row.id(),
                row.name(),
                row.description(),
                row.connector(),
                settings.plain(),
                settings.sealed().keySet(),
                state.map(State::shown).orElse(ConnectionState.NEW),
                row.enabled(),
                row.writing(),
                row.secondPerson(),
                ScheduleDocument.parse(Json.unpack(row.schedule()), Schedule.nightly(ZoneOffset.UTC)),
                row.budget(),
                state.map(State::organisationId).filter(id -> !id.isEmpty()),
                row.createdAt(),
                row.version());
    }
}
