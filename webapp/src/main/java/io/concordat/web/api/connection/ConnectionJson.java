package io.concordat.web.api.connection;

import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionState;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A connection as it travels.
 *
 * @param settings values as they were entered; a secret shows only that it is set
 * @param secondPerson whether what one person planned is to be applied by another
 * @param budget calls that a run may make; 0 for no limit of its own
 */
public record ConnectionJson(
        UUID id,
        String name,
        String description,
        String connector,
        Map<String, Object> settings,
        ConnectionState state,
        boolean enabled,
        boolean writing,
        boolean secondPerson,
        ScheduleJson schedule,
        long budget,
        Instant createdAt,
        Optional<LastRunJson> lastRun) {

    /** The last run of a connection. */
    public record LastRunJson(UUID id, RunKind kind, RunState state, Instant startedAt, Optional<Instant> endedAt) {

        static LastRunJson of(Run run) {
            return new LastRunJson(run.id(), run.kind(), run.state(), run.startedAt(), run.endedAt());
        }
    }

    /** A secret that was entered. */
    public record SecretJson(boolean set) {}

    static ConnectionJson of(Connection connection, Optional<Run> lastRun) {
        Map<String, Object> settings = new TreeMap<>(connection.settings());
        connection.secrets().forEach(name -> settings.put(name, new SecretJson(true)));
        return new ConnectionJson(
                connection.id(),
                connection.name(),
                connection.description(),
                connection.connector(),
                settings,
                connection.state(),
                connection.enabled(),
                connection.writing(),
                connection.secondPerson(),
                ScheduleJson.of(connection.schedule()),
                connection.budget(),
                connection.createdAt(),
                lastRun.map(LastRunJson::of));
    }
}
