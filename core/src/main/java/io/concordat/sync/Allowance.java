package io.concordat.sync;

import io.concordat.connector.ApiUsage;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Session;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Clock;
import java.time.Duration;

/**
 * Whether the calls that a plan takes are there, looked at before the first write: a run that would stop half-way waits
 * with all of it instead.
 */
final class Allowance {

    /** What a plan may take of what is left without the system being asked anew. */
    private static final int SMALL_PART = 4;

    private static final Duration PAUSE = Duration.ofHours(1);

    /** Allowances are for a day: after that nothing becomes free by waiting, and the run does what it can. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clock clock;

    Allowance(Clock clock) {
        this.clock = clock;
    }

    /** What was called so far, and what the writes of the plan will take. */
    static long estimate(RunContext context) {
        return context.usage().used() + writes(context);
    }

    /** What a person has to know of a plan that takes more calls than a run may make; "" if one run is enough. */
    static String notice(RunContext context) {
        long writes = writes(context);
        long needed = context.job().session().usage().used() + writes;
        long cap = cap(context.job());
        if (needed <= cap || writes == 0) {
            return "";
        }
        long parts = (needed + cap - 1) / cap;
        return "the connection allows a run " + cap + " calls, and this one takes about " + needed
                + ": it is written in about " + parts + " parts, each an hour after the one before, so the rest is"
                + " there about " + (parts - 1) + " h after the beginning; raise the limit to have all of it at once";
    }

    private static long cap(Job job) {
        long own = job.budget() > 0 ? job.budget() : Long.MAX_VALUE;
        return Math.min(own, job.session().usage().cap().orElse(Long.MAX_VALUE));
    }

    /**
     * Lets a run go on with calls that it still has to make, unless it has made those that its connection allows a run.
     * What takes no calls is done all the same, and planning is never broken off: it would begin anew.
     *
     * @throws ConnectorException of THROTTLED if the rest has to wait
     */
    static void goOn(RunContext context) {
        long budget = context.job().budget();
        if (budget > 0
                && context.run().state() == RunState.APPLYING
                && context.job().session().usage().used() >= budget) {
            throw ConnectorException.throttled(
                    "the connection allows a run " + budget + " calls, and they are made; the rest is written later",
                    PAUSE);
        }
    }

    private static long writes(RunContext context) {
        return context.job()
                        .session()
                        .writer()
                        .map(writer -> context.plan().workloads().entrySet().stream()
                                .mapToLong(work -> writer.calls(work.getKey(), work.getValue()))
                                .sum())
                        .orElse(0L)
                + new SecondLook(context).calls();
    }

    /**
     * Lets a run apply its plan, unless that takes more calls than are left.
     *
     * @throws ConnectorException of THROTTLED if the run is better parked
     */
    void require(RunContext context) {
        Run run = context.run();
        boolean hasWaited = run.startedAt().plus(LONGEST).isBefore(clock.instant());
        if (hasWaited || run.progress().phase().startsWith("APPLY")) {
            return;
        }
        long needed = Math.max(
                writes(context), run.state() == RunState.PARKED ? run.apiCalls().estimated() : 0);
        long left = needed == 0 ? 0 : left(context.job().session(), needed);
        if (needed > left) {
            throw ConnectorException.throttled(
                    "the plan takes about " + needed + " calls, and " + left
                            + " are left to the hub; nothing was written yet, and all of it is when calls are free again",
                    PAUSE);
        }
    }

    /** As far as anybody knows; a system without an allowance has calls without end. */
    private static long left(Session session, long needed) {
        ApiUsage known = session.usage();
        boolean isSmall =
                known.remaining().filter(left -> needed * SMALL_PART <= left).isPresent();
        return (isSmall ? known : session.freshUsage()).remaining().orElse(Long.MAX_VALUE);
    }
}
