package io.concordat.connection;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** The {@code connection_state} table: what the hub notes of a connection by itself. */
@ApplicationScoped
class StateRepository {

    private static final String LIST = """
            SELECT connection_id, state, organisation_id, paused_at, last_fired
            FROM connection_state
            """;

    private static final String FIND = """
            SELECT connection_id, state, organisation_id, paused_at, last_fired
            FROM connection_state
            WHERE connection_id = :id
            """;

    private static final String INSERT = """
            INSERT INTO connection_state (connection_id, state, organisation_id)
            VALUES (:id, :state, '')
            """;

    private static final String INSERT_LOCK = "INSERT INTO connection_lock (connection_id) VALUES (:id)";

    private static final String NOTE = """
            UPDATE connection_state
            SET state = :state
            WHERE connection_id = :id AND state <> :state
            """;

    /** The schedule comes into force with the first sign-in that succeeds. */
    private static final String NOTE_CONNECTED = """
            UPDATE connection_state
            SET state = :state, organisation_id = :organisation, last_fired = COALESCE(last_fired, :now)
            WHERE connection_id = :id
              AND (state <> :state OR organisation_id <> :organisation OR last_fired IS NULL)
            """;

    private static final String PAUSE = """
            UPDATE connection_state
            SET paused_at = :now
            WHERE connection_id = :id AND paused_at IS NULL
            """;

    /** What fell into the pause is not made up for: the next run sees all that changed anyway. */
    private static final String RESUME = """
            UPDATE connection_state
            SET paused_at = NULL, last_fired = CASE WHEN last_fired IS NULL THEN NULL ELSE :now END
            WHERE connection_id = :id AND paused_at IS NOT NULL
            """;

    private static final String START_SCHEDULE = """
            UPDATE connection_state
            SET last_fired = :now
            WHERE connection_id = :id
            """;

    /** Of several nodes that try at once, one changes the row. */
    private static final String FIRE = """
            UPDATE connection_state
            SET last_fired = :now
            WHERE connection_id = :id AND last_fired = :before AND paused_at IS NULL
            """;

    private final Database database;

    @Inject
    StateRepository(Database database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param organisationId "" if nobody answered so far
     */
    record State(
            UUID connectionId,
            ConnectionState state,
            String organisationId,
            Optional<Instant> pausedAt,
            Optional<Instant> lastFired) {

        ConnectionState shown() {
            return pausedAt.isPresent() ? ConnectionState.PAUSED : state;
        }
    }

    Map<UUID, State> all() {
        return database
                .call(handle ->
                        handle.createQuery(LIST).map(StateRepository::state).list())
                .stream()
                .collect(Collectors.toMap(State::connectionId, Function.identity()));
    }

    Optional<State> find(UUID id) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .map(StateRepository::state)
                .findOne());
    }

    void insert(UUID id) {
        update(INSERT, Map.of("id", id, "state", ConnectionState.NEW.name()));
        update(INSERT_LOCK, Map.of("id", id));
    }

    void note(UUID id, ConnectionState state) {
        update(NOTE, Map.of("id", id, "state", state.name()));
    }

    void noteConnected(UUID id, String organisationId, Instant now) {
        update(
                NOTE_CONNECTED,
                Map.of(
                        "id",
                        id,
                        "state",
                        ConnectionState.CONNECTED.name(),
                        "organisation",
                        organisationId,
                        "now",
                        now.atOffset(ZoneOffset.UTC)));
    }

    /** Whether it was not paused before. */
    boolean pause(UUID id, Instant now) {
        return update(PAUSE, Map.of("id", id, "now", now.atOffset(ZoneOffset.UTC)));
    }

    /** Whether it was paused before. */
    boolean resume(UUID id, Instant now) {
        return update(RESUME, Map.of("id", id, "now", now.atOffset(ZoneOffset.UTC)));
    }

    void startSchedule(UUID id, Instant now) {
        update(START_SCHEDULE, Map.of("id", id, "now", now.atOffset(ZoneOffset.UTC)));
    }

    boolean fire(UUID id, Instant before, Instant now) {
        return update(
                FIRE, Map.of("id", id, "before", before.atOffset(ZoneOffset.UTC), "now", now.atOffset(ZoneOffset.UTC)));
    }

    private boolean update(String sql, Map<String, ?> values) {
        return database.call(handle -> handle.createUpdate(sql).bindMap(values).execute()) > 0;
    }

    private static State state(ResultSet row, StatementContext unused) throws SQLException {
        return new State(
                row.getObject("connection_id", UUID.class),
                ConnectionState.valueOf(row.getString("state")),
                row.getString("organisation_id"),
                instant(row, "paused_at"),
                instant(row, "last_fired"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    List<State> inForce() {
        return all().values().stream()
                .filter(state ->
                        state.lastFired().isPresent() && state.pausedAt().isEmpty())
                .toList();
    }
}
