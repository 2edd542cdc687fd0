package io.concordat.sync;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.db.Ids;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Executes runs. Whatever state a run is found in, executing it takes it as far as it can go: planned, applied, ended
 * or parked. It can be killed at any point and executed again, here or on another node.
 */
public final class Engine {

    private static final Duration DEFAULT_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final Pause pause;

    public Engine(Store store, Ids ids, Clock clock, Pause pause) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Where a run stands after it was executed.
     *
     * @param run as it is stored now
     * @param failure what kept it from going on, if the remote system did
     */
    public record Result(Run run, Optional<Failure> failure) {}

    /**
     * Executes a run.
     *
     * @param undo how much an UNDO takes back; ignored for other runs
     * @throws io.concordat.sync.store.LeaseLostException if another node has taken over; it goes on there
     */
    public Result execute(Job job, Grant grant, UndoScope undo) {
        Run run = store.call(grant, transaction -> transaction.journal().run(job.runId()));
        passByWhatIsThere(job, grant);
        RunContext context = new RunContext(job, store, grant, ids, clock, run);
        Ending ending = new Ending(context);
        Allowance allowance = new Allowance(clock);
        job.session().whileWaiting(context::renew);
        try {
            if (run.digest().isEmpty()) {
                plan(context, ending, undo);
            }
            if (context.run().state() != RunState.PLANNED) {
                allowance.require(context);
                apply(context);
                ending.applied();
            }
            return new Result(context.run(), Optional.empty());
        } catch (CancelledException cancelled) {
            ending.early(RunState.CANCELLED, new ChangeError("CANCELLED", "the run was cancelled", "run again"));
            return new Result(context.run(), Optional.empty());
        } catch (ConnectorException failure) {
            fail(context, ending, failure);
            return new Result(context.run(), Optional.of(failure.failure()));
        }
    }

    /** Lines that are decided from here on come after those that another node has written, whatever its clock says. */
    private void passByWhatIsThere(Job job, Grant grant) {
        store.call(
                        grant,
                        transaction -> transaction
                                .journal()
                                .pageBackwards(job.runId(), EnumSet.allOf(ChangeState.class), Optional.empty(), 1))
                .forEach(last -> ids.passBy(last.id()));
    }

    /** Ends a run that could not even begin. */
    public Run fail(UUID runId, Grant grant, String why) {
        return store.call(grant, transaction -> {
            Run run = transaction.journal().run(runId);
            RunState last = run.state() == RunState.APPLYING ? RunState.PARTIAL : RunState.FAILED;
            Run ended = run.ended(last, clock.instant(), why);
            transaction.journal().save(ended);
            return ended;
        });
    }

    /** Plans; a run that need not wait for anybody goes on to apply in the same step. */
    private static void plan(RunContext context, Ending ending, UndoScope undo) {
        context.tally().restart();
        context.save(context.run().in(RunState.RUNNING));
        RunKind kind = context.run().kind();
        if (kind == RunKind.UNDO) {
            new UndoPlanner(context, undo).plan();
        } else {
            new Recovery(context).settleAll();
            new Planner(context).plan();
        }
        List<String> guards = kind == RunKind.UNDO ? List.of() : context.plan().guards(() -> links(context));
        context.run(ending::count);
        Instant now = context.clock().instant();
        Run planned = context.run()
                .planned(context.plan().digest(), guards, Allowance.estimate(context), now)
                .noting(Allowance.notice(context));
        boolean applyNow = guards.isEmpty() && (kind == RunKind.SYNC || kind == RunKind.STREAM);
        context.save(applyNow ? planned.applying(now) : planned);
    }

    private static long links(RunContext context) {
        return context.call(transaction -> context.job().objects().stream()
                .mapToLong(bound ->
                        transaction.links().count(context.connectionId(), bound.object(), bound.remoteObject()))
                .sum());
    }

    /** An earlier attempt may have died with records staged that nobody knows the truth of any more. */
    private void apply(RunContext context) {
        context.save(context.run().applying(clock.instant()));
        context.call(transaction -> {
            transaction.stage().clear(context.runId());
            if (!transaction.holds().counts(context.connectionId()).isEmpty()) {
                context.noteHolds();
            }
            return true;
        });
        new Recovery(context).settleOwn();
        new Application(context, pause).apply();
    }

    private static String remedy(Failure failure) {
        return switch (failure) {
            case CREDENTIALS_REFUSED ->
                "sign in again on the page of the connection, then run again; what is left out here is made then";
            case NOT_PERMITTED -> "give the signed-in user the permission over there, then run again";
            case MISCONFIGURED -> "correct the settings or the mappings of the connection, then run again";
            case UNREACHABLE, THROTTLED, OUTCOME_UNKNOWN -> "nothing; the next run makes what is left out here";
        };
    }

    private void fail(RunContext context, Ending ending, ConnectorException failure) {
        String why = String.valueOf(failure.getMessage());
        if (failure.failure() == Failure.THROTTLED) {
            context.save(
                    context.run().parked(clock.instant().plus(failure.pause().orElse(DEFAULT_PAUSE)), why));
            return;
        }
        ChangeError error = new ChangeError(failure.failure().name(), why, remedy(failure.failure()));
        ending.early(context.run().state() == RunState.APPLYING ? RunState.PARTIAL : RunState.FAILED, error);
    }
}
