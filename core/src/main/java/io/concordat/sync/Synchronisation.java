package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Starts runs, applies plans, stops and takes back. Each does so in one transaction, or in the caller's, such as one
 * with the entry in the audit log; what was begun is executed once that is committed.
 */
@ApplicationScoped
public class Synchronisation {

    private final Database database;
    private final Connections connections;
    private final RunJournal journal;
    private final OpenRuns runs;
    private final Retries retries;
    private final Runner runner;
    private final UndoScopes scopes;
    private final OneRecords single;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Synchronisation(
            Database database,
            Connections connections,
            RunJournal journal,
            OpenRuns runs,
            Retries retries,
            Runner runner,
            UndoScopes scopes,
            OneRecords single,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.journal = journal;
        this.runs = runs;
        this.retries = retries;
        this.runner = runner;
        this.scopes = scopes;
        this.single = single;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Starts a run for a person.
     *
     * @param kind PLAN or SYNC
     * @param full whether everything is read, whatever the cursors say
     * @param by the user's name
     * @return the new run
     * @throws HubException of kind CONFLICT if a run of the connection is under way, or a SYNC is asked for and the
     *     connection wants a second person to apply what is planned
     */
    public UUID start(UUID connectionId, RunKind kind, boolean full, String by) {
        if (kind == RunKind.SYNC) {
            SecondPerson.refuseSync(connections.get(connectionId), by);
        }
        return start(connectionId, kind, full, Trigger.USER, by);
    }

    UUID start(UUID connectionId, RunKind kind, boolean full, Trigger trigger, String by) {
        return insert(started(connectionId, kind, full, trigger, by, Optional.empty()));
    }

    /**
     * Starts a run that is due by a schedule, if it is there to be taken. That it is taken and that it has begun is one
     * transaction: a process that dies in between leaves it due, one that dies afterwards leaves a run to take up.
     *
     * @param take takes it in this transaction; whether it was still there
     * @throws HubException of kind CONFLICT if a run of the connection is under way; it stays due
     */
    void startDue(UUID connectionId, BooleanSupplier take) {
        database.run(handle -> {
            if (take.getAsBoolean()) {
                insert(started(connectionId, RunKind.SYNC, false, Trigger.TIMER, "", Optional.empty()));
            }
        });
    }

    /**
     * Brings one record into agreement now, and touches no other.
     *
     * @return the new run, of kind STREAM
     * @throws HubException of kind CONFLICT if nothing is bound to its kind, a run of the connection is under way, or
     *     the connection asks for a second person
     */
    public UUID startOne(UUID connectionId, OneRecord only, String by) {
        single.refuseUnbound(connectionId, only);
        SecondPerson.refuseSync(connections.get(connectionId), by);
        Run run = started(connectionId, RunKind.STREAM, false, Trigger.USER, by, Optional.empty());
        return database.call(handle -> {
            single.keep(run.id(), only);
            return insert(run);
        });
    }

    /**
     * Applies a plan that was reviewed.
     *
     * @param digest of the plan that was reviewed
     * @param by the user's name
     * @return who started the plan, "" for a timer
     * @throws HubException of kind FORBIDDEN if the connection asks for another person than this one; of kind CONFLICT
     *     if it is not the plan any more, or a run is under way
     */
    public String apply(UUID runId, String digest, String by) {
        Run run = journal.get(runId);
        SecondPerson.refuseOwn(connections.get(run.connectionId()), run, by);
        runs.refuseSecond(run.connectionId());
        database.run(handle -> {
            runs.approve(runId, digest);
            submit(runId);
        });
        return run.startedBy();
    }

    /** Asks a run to stop; it does so between two pages, and says so in its state. */
    public void cancel(UUID runId) {
        journal.requestCancel(runId);
    }

    /**
     * Plans to take a run back; applying that plan is a decision of its own.
     *
     * @return the new run, of kind UNDO
     * @throws HubException of kind CONFLICT if the run changed nothing, or a run is under way
     */
    public UUID undo(UUID runId, UndoScope scope, String by) {
        Run run = journal.get(runId);
        if (run.state() != RunState.SUCCEEDED && run.state() != RunState.PARTIAL && run.state() != RunState.CANCELLED) {
            throw new HubException(
                    Kind.CONFLICT, "only a run that has ended can be taken back; this one is " + run.state());
        }
        Run undo = started(run.connectionId(), RunKind.UNDO, false, Trigger.USER, by, Optional.of(runId));
        return database.call(handle -> {
            scopes.keep(undo.id(), scope);
            return insert(undo);
        });
    }

    /**
     * Tries again what a run could not do: the records that it holds are decided anew by a new run.
     *
     * @return the new run, of kind SYNC, or PLAN if the connection asks for a second person
     */
    public UUID retry(UUID runId, String by) {
        Run run = journal.get(runId);
        runs.refuseSecond(run.connectionId());
        return database.call(handle -> {
            retries.reopen(run.connectionId(), runId);
            return startAgain(run.connectionId(), by);
        });
    }

    /**
     * Tries one record again for each reason that a run had to refuse some: whether retrying all of them is worth it.
     *
     * @return the new run, of kind SYNC, or PLAN if the connection asks for a second person
     */
    public UUID recheck(UUID runId, String by) {
        Run run = journal.get(runId);
        runs.refuseSecond(run.connectionId());
        return database.call(handle -> {
            retries.reopenOneOfEach(run.connectionId(), runId);
            return startAgain(run.connectionId(), by);
        });
    }

    /** Where a second person is asked for, what is tried again is a plan first. */
    private UUID startAgain(UUID connectionId, String by) {
        boolean planned = connections.get(connectionId).secondPerson();
        return start(connectionId, planned ? RunKind.PLAN : RunKind.SYNC, false, by);
    }

    private Run started(
            UUID connectionId, RunKind kind, boolean full, Trigger trigger, String by, Optional<UUID> undoes) {
        Connection connection = connections.get(connectionId);
        runs.refuseSecond(connectionId);
        return Run.begun(ids.next(), connection.id(), kind, trigger, by, full, undoes, clock.instant());
    }

    private UUID insert(Run run) {
        database.run(handle -> {
            keep(run);
            submit(run.id());
        });
        return run.id();
    }

    private void submit(UUID runId) {
        database.afterCommit(() -> runner.submit(runId));
    }

    private void keep(Run run) {
        journal.insert(run);
        if (run.kind() != RunKind.STREAM) {
            journal.supersede(run.connectionId(), run.id());
        }
    }
}
