package io.concordat.connector;

import io.concordat.connector.ConnectorException.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/**
 * What goes wrong in an {@link InMemorySystem}, in the order in which a test asks for it. A fault is used once.
 *
 * <p>A step is any code: it can edit a record behind the hub's back, throw a {@link ConnectorException}, or throw an
 * {@link Error} of the test's own to stand for a killed process.
 */
public final class InMemoryFaults {

    /** The places at which a test can step in. */
    public enum Call {
        OPEN,
        DESCRIBE,
        /** A page is about to be read. */
        PAGE,
        LOOKUP,
        /** A batch is about to be executed. */
        WRITE,
        /** One record of a batch is about to be executed. */
        ROW,
        /** A batch was executed and is about to be answered. */
        ANSWER
    }

    private final Map<Call, Queue<Runnable>> steps = new EnumMap<>(Call.class);
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private final List<Runnable> late = new ArrayList<>();
    private Function<RemoteWrite, Optional<WriteOutcome>> judge = write -> Optional.empty();
    private boolean nextBatchIsLate;

    InMemoryFaults() {}

    /** Runs a step when the given place is reached next; several wait in line. */
    public synchronized void next(Call call, Runnable step) {
        steps.computeIfAbsent(call, unused -> new ArrayDeque<>()).add(step);
    }

    /** Lets the given place pass some times, then runs the step. */
    public synchronized void after(int passes, Call call, Runnable step) {
        for (int pass = 0; pass < passes; pass++) {
            next(call, () -> {});
        }
        next(call, step);
    }

    /** The next batch does not arrive; nothing is executed. */
    public void loseRequest() {
        next(Call.WRITE, () -> fail(Failure.UNREACHABLE, "the system cannot be reached"));
    }

    /** The next batch is executed, but its answer is lost. */
    public void loseAnswer() {
        next(Call.ANSWER, () -> fail(Failure.OUTCOME_UNKNOWN, "the answer was lost"));
    }

    /** The next batch is executed up to a record and the connection breaks there. */
    public void breakAtRow(int row) {
        after(row, Call.ROW, () -> fail(Failure.OUTCOME_UNKNOWN, "the connection broke"));
    }

    /** The next batch gets stuck on its way: its outcome is unknown, and it arrives at {@link #deliver()}. */
    public synchronized void delay() {
        nextBatchIsLate = true;
    }

    /** Whatever was stuck arrives now, in the order it was sent. */
    public void deliver() {
        List<Runnable> arriving;
        synchronized (this) {
            arriving = List.copyOf(late);
            late.clear();
        }
        arriving.forEach(Runnable::run);
    }

    /** The next call of this kind is one too many. */
    public void throttle(Call call, Duration pause) {
        next(call, () -> {
            throw ConnectorException.throttled("too many calls", pause);
        });
    }

    /** From now on the system answers a write as the judge says, without executing it; empty executes it. */
    public synchronized void judge(Function<RemoteWrite, Optional<WriteOutcome>> newJudge) {
        judge = newJudge;
    }

    /** How often a place was reached. */
    public synchronized int count(Call call) {
        return calls.getOrDefault(call, 0);
    }

    /** All calls that would count against an allowance. */
    public synchronized int count() {
        return count(Call.PAGE) + count(Call.LOOKUP) + count(Call.WRITE) + count(Call.DESCRIBE);
    }

    /** Forgets what was counted and what was still to go wrong. */
    public synchronized void clear() {
        steps.clear();
        calls.clear();
        late.clear();
        judge = write -> Optional.empty();
        nextBatchIsLate = false;
    }

    void reach(Call call) {
        Optional<Runnable> step;
        synchronized (this) {
            calls.merge(call, 1, Integer::sum);
            step = Optional.ofNullable(steps.get(call)).map(Queue::poll);
        }
        step.ifPresent(Runnable::run);
    }

    synchronized Optional<WriteOutcome> judgement(RemoteWrite write) {
        return judge.apply(write);
    }

    /** Keeps a batch for later if a test asked for that. */
    synchronized boolean keep(Runnable batch) {
        if (!nextBatchIsLate) {
            return false;
        }
        nextBatchIsLate = false;
        late.add(batch);
        return true;
    }

    private static void fail(Failure failure, String message) {
        throw new ConnectorException(failure, message);
    }
}
