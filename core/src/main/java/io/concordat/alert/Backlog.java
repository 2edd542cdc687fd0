package io.concordat.alert;

import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.Schedule;
import io.concordat.db.Database;
import io.concordat.hub.DirtyMarks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Connections for which changes of the hub have been waiting for too long. Counts every mark: not for every view. */
@ApplicationScoped
class Backlog {

    private static final Duration LONGEST_STREAMED = Duration.ofMinutes(15);

    private final Connections connections;
    private final Database database;
    private final DirtyMarks marks;

    @Inject
    Backlog(Connections connections, Database database, DirtyMarks marks) {
        this.connections = connections;
        this.database = database;
        this.marks = marks;
    }

    List<Condition> at(Instant now) {
        return connections.list().stream()
                .filter(connection -> connection.enabled() && !connection.isPaused())
                .filter(connection -> oldest(connection)
                        .flatMap(mark -> latest(connection.schedule(), mark))
                        .filter(latest -> latest.isBefore(now))
                        .isPresent())
                .map(connection ->
                        new Condition(AlertKind.BACKLOG, connection.id(), connection.name(), "", Optional.empty()))
                .toList();
    }

    private Optional<Instant> oldest(Connection connection) {
        return database.call(handle -> marks.oldest(handle, connection.id()));
    }

    /** Who starts runs by hand waits as long as they like. */
    private static Optional<Instant> latest(Schedule schedule, Instant mark) {
        return schedule.kind() == Schedule.Kind.STREAMING
                ? Optional.of(mark.plus(LONGEST_STREAMED))
                : Patience.forRun(schedule, mark);
    }
}
