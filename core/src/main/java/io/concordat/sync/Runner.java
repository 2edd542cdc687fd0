package io.concordat.sync;

import io.concordat.connection.Connections;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Session;
import io.concordat.db.Ids;
import io.concordat.db.ServerThreads;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.LeaseLostException;
import io.concordat.sync.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Executes runs on this node, each on a thread of its own, as long as it holds the connection's lease. */
@ApplicationScoped
public class Runner {

    private static final System.Logger log = System.getLogger(Runner.class.getName());

    private final Connections connections;
    private final Jobs jobs;
    private final RunJournal journal;
    private final Store store;
    private final Engine engine;
    private final Node node;
    private final ServerThreads threads;
    private final UndoScopes scopes;
    private final Set<UUID> active = ConcurrentHashMap.newKeySet();

    @Inject
    Runner(
            Connections connections,
            Jobs jobs,
            RunJournal journal,
            Store store,
            Ids ids,
            Clock clock,
            Node node,
            ServerThreads threads,
            UndoScopes scopes) {
        this.connections = connections;
        this.jobs = jobs;
        this.journal = journal;
        this.store = store;
        this.engine = new Engine(store, ids, clock, BackOff::sleep);
        this.node = node;
        this.threads = threads;
        this.scopes = scopes;
    }

    /** Executes a run soon, unless this node is at it already. */
    void submit(UUID runId) {
        if (active.add(runId)) {
            try {
                threads.execute(() -> work(runId));
            } catch (RuntimeException refused) {
                active.remove(runId);
                throw refused;
            }
        }
    }

    private void work(UUID runId) {
        try {
            execute(journal.get(runId));
        } catch (LeaseLostException lost) {
            log.log(System.Logger.Level.WARNING, "run {0}: {1}; it goes on there", runId, lost.getMessage());
        } catch (RuntimeException bug) {
            log.log(System.Logger.Level.ERROR, "run " + runId + " broke; it is tried again", bug);
        } finally {
            active.remove(runId);
        }
    }

    private void execute(Run run) {
        Optional<Grant> grant = store.acquire(run.connectionId(), node.holder());
        if (grant.isEmpty()) {
            return;
        }
        log.log(System.Logger.Level.INFO, "run {0} of connection {1} begins", run.id(), run.connectionId());
        try {
            Run ended = execute(run, grant.get());
            log.log(
                    System.Logger.Level.INFO,
                    "run {0} is {1}: {2}",
                    ended.id(),
                    ended.state(),
                    ended.progress().counts());
        } finally {
            store.release(grant.get());
        }
    }

    private Run execute(Run run, Grant grant) {
        try (Session session = connections.open(run.connectionId())) {
            Engine.Result result =
                    engine.execute(jobs.of(run.id(), run.connectionId(), session), grant, scopes.of(run.id()));
            result.failure().ifPresent(failure -> connections.noteFailure(run.connectionId(), failure));
            return result.run();
        } catch (ConnectorException closed) {
            return engine.fail(run.id(), grant, String.valueOf(closed.getMessage()));
        }
    }
}
