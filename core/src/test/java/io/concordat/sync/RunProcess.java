package io.concordat.sync;

import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connector.Connector;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.ServerThreads;
import io.concordat.hub.Attributes;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.jdbc.JdbcStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * The hub's engine as a process of its own, so that a test can kill it. It wires what the server wires, without the
 * server: it takes up the run that an earlier process left, starts another one, approves plans that wait for a person,
 * and ends.
 *
 * <p>It prints {@value #BEGUN} when the runs begin, and {@value #ENDED} with the last run's id and state.
 */
public final class RunProcess {

    public static final String BEGUN = "begun";
    public static final String ENDED = "ended";

    private final Database database;
    private final RunJournal journal;
    private final OpenRuns open;
    private final Runner runner;
    private final Synchronisation synchronisation;
    private final UUID connectionId;

    private RunProcess(Database database, ConfiguredHub hub, Connector connector) {
        Ids ids = Ids.system();
        Clock clock = Clock.systemUTC();
        Connections connections = hub.connections();
        this.database = database;
        this.journal = new RunJournal(database, clock);
        this.open = new OpenRuns(database);
        JdbcStore store =
                new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
        OneRecords single = new OneRecords(database, hub.bindings());
        Jobs jobs = new Jobs(
                connections,
                Connectors.of(List.of(connector)),
                hub.bindings(),
                new Attributes(database, clock),
                single);
        UndoScopes scopes = new UndoScopes(database);
        this.runner = new Runner(connections, jobs, journal, store, ids, clock, new Node(ids), new InPlace(), scopes);
        this.synchronisation = new Synchronisation(
                database, connections, journal, open, new Retries(database), runner, scopes, single, ids, clock);
        this.connectionId = connections.list().get(0).id();
    }

    /** Executes runs until nothing is left to do, then says so. */
    @SuppressWarnings("SystemOut")
    public static void execute(Database database, ConfiguredHub hub, Connector connector) {
        RunProcess process = new RunProcess(database, hub, connector);
        System.out.println(BEGUN);
        process.takeUp();
        UUID last = process.synchronisation.start(process.connectionId, RunKind.SYNC, false, "test");
        Run run = process.finished(last);
        System.out.println(ENDED + " " + run.id() + " " + run.state() + " "
                + run.progress().counts() + " " + run.error());
    }

    private void takeUp() {
        open.underWay().forEach(left -> {
            runner.submit(left.runId());
            finished(left.runId());
        });
    }

    /** A mass change waits for a person; here everybody agrees. */
    private Run finished(UUID runId) {
        Run run = journal.get(runId);
        if (run.state() == RunState.PLANNED) {
            synchronisation.apply(runId, run.digest(), "another");
            run = journal.get(runId);
        }
        if (!run.state().isFinal()) {
            throw new IllegalStateException("the run does not end: " + run + " " + database.dialect());
        }
        return run;
    }

    /** Runs are executed one after the other. */
    private static final class InPlace extends ServerThreads {

        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }
}
