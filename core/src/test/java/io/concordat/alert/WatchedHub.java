package io.concordat.alert;

import io.concordat.audit.Audit;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connection;
import io.concordat.connection.NewConnection;
import io.concordat.connection.Schedule;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.MovableClock;
import io.concordat.db.Tick;
import io.concordat.db.Times;
import io.concordat.hub.DirtyMarks;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.security.Caller;
import io.concordat.sync.store.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A hub over a database, wired by hand, that watches for what is the matter and tells another system of it. */
final class WatchedHub {

    private static final Caller HUB = Caller.hub();

    private final Database database;
    private final MovableClock clock;
    private final Ids ids = Ids.system();
    final ConfiguredHub wired;
    private final RunJournal journal;
    final Conditions conditions;
    final Backlog backlog;
    final Alerts alerts;
    private final Webhook webhook;
    final AlertWatch watch;

    WatchedHub(Database database, MovableClock clock, Map<String, String> settings) {
        this.database = database;
        this.clock = clock;
        InMemorySystem crm = InMemorySystem.crm(clock);
        wired = ConfiguredHub.on(database, clock, new InMemoryConnector(crm));
        journal = new RunJournal(database, clock);
        conditions = new Conditions(wired.connections(), wired.due(), journal, new Reviews(database, clock));
        backlog = new Backlog(wired.connections(), database, new DirtyMarks(database, ids, clock));
        alerts = new Alerts(database, wired.connections(), new Audit(database, clock, ids), ids, clock);
        webhook = new Webhook(database, Configuration.of(settings));
        watch = watch();
    }

    AlertWatch watch() {
        Audit audit = new Audit(database, clock, ids);
        Mail nobody = new Mail(database, Configuration.of(Map.of()), audit, clock, Runnable::run);
        return new AlertWatch(conditions, backlog, alerts, webhook, nobody);
    }

    Connection connection() {
        return wired.connections().create(HUB, new NewConnection("CRM", "", "memory", Map.of()));
    }

    Connection signedIn() {
        Connection made = connection();
        wired.connections().check(HUB, made.id());
        return made;
    }

    void scheduled(Connection connection, Schedule schedule) {
        wired.connections().schedule(HUB, connection.id(), OptionalLong.empty(), schedule);
    }

    Run ended(Connection connection, RunState state, String why) {
        Run run = Samples.run(connection.id()).ended(state, clock.instant(), why);
        journal.insert(run);
        return run;
    }

    void marked(Connection connection, Instant at) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO dirty (connection_id, hub_object, hub_id, id, marked_at)
                        VALUES (:connection, 'profiles', :id, :id, :at)
                        """)
                .bind("connection", connection.id())
                .bind("id", ids.next())
                .bind("at", Times.of(at))
                .execute());
    }

    void used(Run run, long calls) {
        database.run(handle -> handle.createUpdate("UPDATE run SET calls_used = :calls WHERE id = :id")
                .bind("calls", calls)
                .bind("id", run.id())
                .execute());
    }

    List<AlertKind> kinds() {
        return conditions.at(clock.instant()).stream().map(Condition::kind).toList();
    }

    /** A minute later; what was sent has arrived. */
    void minute() {
        clock.advance(Duration.ofMinutes(1));
        watch.at(new Tick(clock.instant()));
        while (!webhook.isAtRest()) {
            Thread.onSpinWait();
            webhook.collect();
        }
    }
}
