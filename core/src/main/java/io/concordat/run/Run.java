package io.concordat.run;

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
 * @param digest of the plan, "" until planned: applying names it, so that what was reviewed is what is applied
 * @param guards why the plan waits for a person though the run was to apply it; empty for none
 * @param resumeAt when a parked run goes on
 * @param error why it failed, for a person; "" otherwise
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

    public Run {
        guards = List.copyOf(guards);
    }
}
