package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionState;
import io.concordat.connection.Connections;
import io.concordat.connection.Due;
import io.concordat.connection.Schedule;
import io.concordat.db.Database;
import io.concordat.db.Tick;
import io.concordat.hub.DirtyMarks;
import io.concordat.run.RunKind;
import io.concordat.run.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * Starts what is due, pushes what streams, and takes up runs that nobody executes: parked ones whose time has come, and
 * those of a process that died.
 */
@ApplicationScoped
class Scheduler {

    private static final System.Logger log = System.getLogger(Scheduler.class.getName());

    private final Synchronisation synchronisation;
    private final Connections connections;
    private final Due due;
    private final OpenRuns runs;
    private final Runner runner;
    private final Database database;
    private final DirtyMarks dirty;

    @Inject
    Scheduler(
            Synchronisation synchronisation,
            Connections connections,
            Due due,
            OpenRuns runs,
            Runner runner,
            Database database,
            DirtyMarks dirty) {
        this.synchronisation = synchronisation;
        this.connections = connections;
        this.due = due;
        this.runs = runs;
        this.runner = runner;
        this.database = database;
        this.dirty = dirty;
    }

    void at(@Observes Tick tick) {
        takeUp(tick.at());
        due.at(tick.at()).forEach(firing -> run(firing, tick.at()));
        connections.list().stream().filter(this::streams).forEach(connection -> stream(connection.id()));
    }

    /** A night that falls into another run is not left out: it stays due until that run is over. */
    private void run(Due.Firing firing, Instant now) {
        orLater(
                firing.connectionId(),
                () -> synchronisation.startDue(firing.connectionId(), () -> due.take(firing, now)));
    }

    private void takeUp(Instant now) {
        runs.underWay().stream().filter(open -> open.isDue(now)).forEach(open -> runner.submit(open.runId()));
    }

    private boolean streams(Connection connection) {
        return connection.schedule().kind() == Schedule.Kind.STREAMING
                && connection.enabled()
                && connection.state() == ConnectionState.CONNECTED
                && database.call(handle -> dirty.anyWaiting(handle, connection.id()));
    }

    private void stream(UUID connectionId) {
        orLater(connectionId, () -> synchronisation.start(connectionId, RunKind.STREAM, false, Trigger.CHANGE, ""));
    }

    /** What is refused because another run is under way is tried again with the next tick. */
    private static void orLater(UUID connectionId, Runnable start) {
        try {
            start.run();
        } catch (HubException refused) {
            log.log(System.Logger.Level.DEBUG, "connection {0}: {1}", connectionId, refused.getMessage());
        }
    }
}
