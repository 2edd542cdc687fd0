package io.concordat.run;

import io.concordat.connector.ApiUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of one connection.
 *
 * @param id sorts by the time it was started
 * @param connectionId whose run it is
 * @param kind what it is for
 * @param trigger who started it
 * @param startedBy the user's name, "" for a timer
 * @param full whether it reads everything, whatever the cursors say
 * @param undoes the run that an UNDO takes back
 * @param state where it stands
 * @param progress phase and counts
 * @param startedAt when it was asked for
 * @param endedAt when it reached a final state
 * @param waiting how long its plan waited for a person
 * @param digest of the plan, "" until planned: applying names it, so that what was reviewed is what is applied
 * @param guards why the plan waits for a person though the run was to apply it; empty for none
 * @param resumeAt when a parked run goes on
 * @param error why it failed or waits, or what is to be known before its plan is applied, for a person; "" otherwise
 * @param cancelled whether somebody asked it to stop
 * @param apiCalls calls made so far
 */
public record Run(
        UUID id,
        UUID connectionId,
        RunKind kind,
        Trigger trigger,
        String startedBy,
        boolean full,
        Optional<UUID> undoes,
        RunState state,
        Progress progress,
        Instant startedAt,
        Optional<Instant> endedAt,
        Waiting waiting,
        String digest,
        List<String> guards,
        Optional<Instant> resumeAt,
        String error,
        boolean cancelled,
        ApiCalls apiCalls) {

    /**
     * Calls to the remote system that count against an allowance.
     *
     * @param estimated by the plan
     * @param used so far
     * @param remaining as the system says; empty if it has no allowance
     */
    public record ApiCalls(long estimated, long used, Optional<Long> remaining) {

        public static final ApiCalls NONE = new ApiCalls(0, 0, Optional.empty());
    }

    /**
     * The time between a plan and its application. Nobody works then.
     *
     * @param from when the plan was ready; empty before
     * @param until when it was first applied; empty before
     */
    public record Waiting(Optional<Instant> from, Optional<Instant> until) {

        public static final Waiting NONE = new Waiting(Optional.empty(), Optional.empty());

        /** @param end what it lasts to if nobody has applied the plan */
        private Duration length(Instant end) {
            return from.map(begun -> Duration.between(begun, until.orElse(end))).orElse(Duration.ZERO);
        }
    }

    public Run {
        guards = List.copyOf(guards);
    }

    /**
     * A run that begins.
     *
     * @param at when it was asked for
     */
    public static Run begun(
            UUID id,
            UUID connectionId,
            RunKind kind,
            Trigger trigger,
            String startedBy,
            boolean full,
            Optional<UUID> undoes,
            Instant at) {
        return new Run(
                id,
                connectionId,
                kind,
                trigger,
                startedBy,
                full,
                undoes,
                RunState.RUNNING,
                Progress.NONE,
                at,
                Optional.empty(),
                Waiting.NONE,
                "",
                List.of(),
                Optional.empty(),
                "",
                false,
                ApiCalls.NONE);
    }

    /** The same run, further on. */
    public Run at(Progress now, ApiUsage usage) {
        ApiCalls calls = new ApiCalls(apiCalls.estimated(), usage.used(), usage.remaining());
        return with(state, now, endedAt, waiting, digest, guards, resumeAt, error, calls);
    }

    /**
     * How long it was worked on: from its beginning to its end, without the time that its plan waited for a person.
     *
     * @param now what it lasts to as long as it is not over
     */
    public Duration worked(Instant now) {
        Instant end = endedAt.orElse(now);
        return Duration.between(startedAt, end).minus(waiting.length(end));
    }

    /** The same run in another state that is not the end. */
    public Run in(RunState next) {
        return with(next, progress, endedAt, waiting, digest, guards, Optional.empty(), error, apiCalls);
    }

    /** The same run with a plan that waits for a person, or is applied next. */
    public Run planned(String planDigest, List<String> reasons, long estimatedCalls, Instant at) {
        ApiCalls calls = new ApiCalls(estimatedCalls, apiCalls.used(), apiCalls.remaining());
        Waiting begun = new Waiting(Optional.of(at), Optional.empty());
        return with(RunState.PLANNED, progress, endedAt, begun, planDigest, reasons, Optional.empty(), error, calls);
    }

    /** The same run, whose plan is carried out; from when it was so first, nobody is waited for any more. */
    public Run applying(Instant at) {
        Waiting over = new Waiting(waiting.from(), Optional.of(waiting.until().orElse(at)));
        return with(RunState.APPLYING, progress, endedAt, over, digest, guards, Optional.empty(), error, apiCalls);
    }

    /** The same run with something that is to be known before its plan is applied; "" for nothing. */
    public Run noting(String notice) {
        return notice.isEmpty()
                ? this
                : with(state, progress, endedAt, waiting, digest, guards, resumeAt, notice, apiCalls);
    }

    /** The same run, waiting because the remote system asked for a pause. */
    public Run parked(Instant until, String why) {
        return with(RunState.PARKED, progress, endedAt, waiting, digest, guards, Optional.of(until), why, apiCalls);
    }

    /** The same run at its end. */
    public Run ended(RunState last, Instant at, String why) {
        return with(last, progress, Optional.of(at), waiting, digest, guards, Optional.empty(), why, apiCalls);
    }

    private Run with(
            RunState nextState,
            Progress nextProgress,
            Optional<Instant> end,
            Waiting waited,
            String planDigest,
            List<String> reasons,
            Optional<Instant> resume,
            String why,
            ApiCalls calls) {
        return new Run(
                id,
                connectionId,
                kind,
                trigger,
                startedBy,
                full,
                undoes,
                nextState,
                nextProgress,
                startedAt,
                end,
                waited,
                planDigest,
                reasons,
                resume,
                why,
                cancelled,
                calls);
    }
}
