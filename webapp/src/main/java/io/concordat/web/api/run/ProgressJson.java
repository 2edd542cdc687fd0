package io.concordat.web.api.run;

import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a run is.
 *
 * @param total records of this step; empty if nobody knows
 */
public record ProgressJson(
        UUID id,
        RunState state,
        String phase,
        long done,
        Optional<Long> total,
        Optional<Double> perSecond,
        Optional<Long> etaSeconds,
        Map<String, Long> counts) {

    static ProgressJson of(Run run, Pace pace) {
        Progress progress = run.progress();
        Optional<Long> total = Optional.of(progress.total()).filter(known -> known >= 0);
        Optional<Double> perSecond = pace.perSecond(progress.phase(), progress.done());
        Optional<Long> eta =
                total.flatMap(all -> perSecond.map(speed -> Math.round(Math.max(0, all - progress.done()) / speed)));
        return new ProgressJson(
                run.id(), run.state(), progress.phase(), progress.done(), total, perSecond, eta, RunJson.counts(run));
    }
}
