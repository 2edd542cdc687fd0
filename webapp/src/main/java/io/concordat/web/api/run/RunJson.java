package io.concordat.web.api.run;

import io.concordat.run.Cause;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run as it travels.
 *
 * @param guards why the plan waits for a person
 * @param undoes the run that it takes back
 */
public record RunJson(
        UUID id,
        UUID connectionId,
        RunKind kind,
        Trigger trigger,
        String startedBy,
        boolean full,
        Optional<UUID> undoes,
        RunState state,
        String phase,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> digest,
        List<String> guards,
        Optional<Instant> resumeAt,
        Optional<String> error,
        Map<String, Long> counts,
        ApiCallsJson apiCalls,
        List<CauseJson> causes) {

    /** Calls to the other system. */
    public record ApiCallsJson(long estimated, long used, Optional<Long> remaining) {}

    /** Why changes were not made. */
    public record CauseJson(String code, long count, String who, String fix) {

        static CauseJson of(Cause cause) {
            return new CauseJson(cause.code(), cause.count(), cause.who().label(), cause.fix());
        }
    }

    static RunJson of(Run run, List<Cause> causes) {
        Run.ApiCalls calls = run.apiCalls();
        return new RunJson(
                run.id(),
                run.connectionId(),
                run.kind(),
                run.trigger(),
                run.startedBy(),
                run.full(),
                run.undoes(),
                run.state(),
                run.progress().phase(),
                run.startedAt(),
                run.endedAt(),
                unlessBlank(run.digest()),
                run.guards(),
                run.resumeAt(),
                unlessBlank(run.error()),
                counts(run),
                new ApiCallsJson(calls.estimated(), calls.used(), calls.remaining()),
                causes.stream().map(CauseJson::of).toList());
    }

    static Map<String, Long> counts(Run run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            counts.put(count.label(), run.progress().count(count));
        }
        return counts;
    }

    private static Optional<String> unlessBlank(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
