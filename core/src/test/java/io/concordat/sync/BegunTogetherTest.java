package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.audit.Audit;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.NewConnection;
import io.concordat.connector.Connector;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.ServerThreads;
import io.concordat.hub.Attributes;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.security.Caller;
import io.concordat.sync.jdbc.JdbcStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** That a run was begun and who began it are kept together, and nobody executes what is not kept. */
class BegunTogetherTest {

    private final List<Runnable> executed = new ArrayList<>();

    @OnBothDatabases
    void aRunIsExecutedOnceItIsKeptTogetherWithItsEntry(Database database) {
        Hub hub = new Hub(database);

        UUID run = hub.audit.together(() -> {
            UUID begun = hub.synchronisation.start(hub.connection, RunKind.PLAN, false, "ada");
            assertThat(executed).isEmpty();
            hub.audit.record(Caller.hub().did("RUN_STARTED", "run", begun, "PLAN"));
            return begun;
        });

        assertThat(executed).hasSize(1);
        assertThat(hub.journal.get(run).startedBy()).isEqualTo("ada");
        assertThat(hub.audit.page(OptionalLong.empty(), 1).get(0).deed().targetId())
                .isEqualTo(run.toString());
    }

    @OnBothDatabases
    void withoutItsEntryThereIsNoRun(Database database) {
        Hub hub = new Hub(database);

        assertThatThrownBy(() -> hub.audit.together(() -> {
                    hub.synchronisation.start(hub.connection, RunKind.PLAN, false, "ada");
                    throw new IllegalStateException("the log cannot be written");
                }))
                .hasMessage("the log cannot be written");

        assertThat(executed).isEmpty();
        assertThat(hub.journal.list(Optional.empty(), Optional.empty(), 10)).isEmpty();
        UUID next = hub.synchronisation.start(hub.connection, RunKind.PLAN, false, "ada");
        assertThat(hub.journal.get(next)).isNotNull();
        assertThat(executed).hasSize(1);
    }

    /** A hub whose runs wait to be executed for ever. */
    private final class Hub {

        private final Audit audit;
        private final RunJournal journal;
        private final Synchronisation synchronisation;
        private final UUID connection;

        Hub(Database database) {
            Ids ids = Ids.system();
            Clock clock = Clock.systemUTC();
            Connector connector = new InMemoryConnector(InMemorySystem.crm(clock));
            ConfiguredHub configured = ConfiguredHub.on(database, clock, connector);
            Connections connections = configured.connections();
            OneRecords single = new OneRecords(database, configured.bindings());
            UndoScopes scopes = new UndoScopes(database);
            Jobs jobs = new Jobs(
                    connections,
                    Connectors.of(List.of(connector)),
                    configured.bindings(),
                    new Attributes(database, clock),
                    single);
            JdbcStore store =
                    new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
            ServerThreads threads = new ServerThreads() {
                @Override
                public void execute(Runnable work) {
                    executed.add(work);
                }
            };
            this.audit = new Audit(database, clock, ids);
            this.journal = new RunJournal(database, clock);
            Runner runner = new Runner(connections, jobs, journal, store, ids, clock, new Node(ids), threads, scopes);
            this.synchronisation = new Synchronisation(
                    database,
                    connections,
                    journal,
                    new OpenRuns(database),
                    new Retries(database),
                    runner,
                    scopes,
                    single,
                    ids,
                    clock);
            this.connection = connections
                    .create(Caller.hub(), new NewConnection("CRM", "", "memory", Map.of()))
                    .id();
        }
    }
}
