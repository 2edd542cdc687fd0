package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.NewConnection;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.ServerThreads;
import io.concordat.db.Tick;
import io.concordat.hub.Attributes;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import io.concordat.security.Caller;
import io.concordat.sync.jdbc.JdbcStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A nightly run comes once, wherever the process dies that was about to start it. */
class NightThatDiesTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final Ids ids = Ids.system();
    private final InMemorySystem crm = InMemorySystem.crm(clock);

    @OnBothDatabases
    void aNightComesOnce(Database database) {
        Server process = new Server(database, Ending.NEVER);
        UUID connection = process.connected();

        process.night();
        process.night();

        assertThat(process.runs(connection)).singleElement().satisfies(NightThatDiesTest::wasDone);
    }

    @OnBothDatabases
    void aProcessThatDiesBeforeTheRunIsStoredLeavesTheNightDue(Database database) {
        assertThat(leftByAProcessThatDies(database, Ending.BEFORE_THE_RUN_IS_STORED))
                .isEmpty();
    }

    @OnBothDatabases
    void aProcessThatDiesBeforeTheRunIsExecutedLeavesARunToTakeUp(Database database) {
        assertThat(leftByAProcessThatDies(database, Ending.BEFORE_THE_RUN_IS_EXECUTED))
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.RUNNING));
    }

    /** The runs that it leaves to the next process, which does the night's work once whatever they are. */
    private List<Run> leftByAProcessThatDies(Database database, Ending ending) {
        Server dying = new Server(database, ending);
        UUID connection = dying.connected();
        assertThatThrownBy(dying::night).isInstanceOf(Died.class);
        List<Run> left = dying.runs(connection);

        Server next = new Server(database, Ending.NEVER);
        next.night();
        assertThat(next.runs(connection)).singleElement().satisfies(NightThatDiesTest::wasDone);
        return left;
    }

    @OnBothDatabases
    void aNightThatFindsAnotherRunUnderWayComesWhenThatIsOver(Database database) {
        Server process = new Server(database, Ending.NEVER);
        UUID connection = process.connected();
        Run other = Run.begun(
                ids.next(), connection, RunKind.SYNC, Trigger.USER, "ada", false, Optional.empty(), clock.instant());
        process.journal.insert(other);
        JdbcStore store = process.store();
        var elsewhere = store.acquire(connection, "another").orElseThrow();

        process.night();
        assertThat(process.runs(connection)).hasSize(1);

        store.release(elsewhere);
        process.night();
        process.night();
        assertThat(process.runs(connection))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.SUCCEEDED));
    }

    private static void wasDone(Run run) {
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.trigger()).isEqualTo(Trigger.TIMER);
    }

    /** Where a process dies. */
    private enum Ending {
        NEVER,
        BEFORE_THE_RUN_IS_STORED,
        BEFORE_THE_RUN_IS_EXECUTED
    }

    /** The end of a process: nothing catches it. */
    private static final class Died extends Error {}

    /** What the server wires, without the server; runs are executed in place. */
    private final class Server {

        private final Database database;
        private final ConfiguredHub hub;
        private final RunJournal journal;
        private final Scheduler scheduler;

        Server(Database database, Ending ending) {
            this.database = database;
            InMemoryConnector connector = new InMemoryConnector(crm);
            hub = ConfiguredHub.on(database, clock, connector);
            journal = new RunJournal(database, clock) {
                @Override
                public void insert(Run run) {
                    if (ending == Ending.BEFORE_THE_RUN_IS_STORED) {
                        throw new Died();
                    }
                    super.insert(run);
                }
            };
            ServerThreads threads = new ServerThreads() {
                @Override
                public void execute(Runnable work) {
                    if (ending == Ending.BEFORE_THE_RUN_IS_EXECUTED) {
                        throw new Died();
                    }
                    work.run();
                }
            };
            Connections connections = hub.connections();
            OneRecords single = new OneRecords(database, hub.bindings());
            UndoScopes scopes = new UndoScopes(database);
            OpenRuns open = new OpenRuns(database);
            Attributes attributes = new Attributes(database, clock);
            Jobs jobs = new Jobs(connections, Connectors.of(List.of(connector)), hub.bindings(), attributes, single);
            Runner runner = new Runner(connections, jobs, journal, store(), ids, clock, new Node(ids), threads, scopes);
            Synchronisation synchronisation = new Synchronisation(
                    database, connections, journal, open, new Retries(database), runner, scopes, single, ids, clock);
            scheduler = new Scheduler(
                    synchronisation,
                    connections,
                    hub.due(),
                    open,
                    runner,
                    database,
                    new DirtyMarks(database, ids, clock));
        }

        JdbcStore store() {
            return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
        }

        UUID connected() {
            UUID id = hub.connections()
                    .create(Caller.hub(), new NewConnection("CRM", "", "memory", Map.of()))
                    .id();
            hub.connections().check(Caller.hub(), id);
            return id;
        }

        /** A moment after two at night. */
        void night() {
            if (clock.instant().toString().startsWith("2026-05-01")) {
                clock.set("2026-05-02T02:00:03Z");
            }
            clock.advance(Duration.ofSeconds(2));
            scheduler.at(new Tick(clock.instant()));
        }

        List<Run> runs(UUID connection) {
            return journal.list(Optional.of(connection), Optional.empty(), 10);
        }
    }
}
