package io.concordat.web.api.run;

import java.time.Clock;
import java.util.Optional;

/** How fast a step of a run goes, seen from one look at it to the next. */
final class Pace {

    private final Clock clock;
    private String phase = "";
    private long firstDone;
    private long firstAt;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /** Records of the step per second since it was first seen; empty as long as nobody can say. */
    Optional<Double> perSecond(String currentPhase, long done) {
        long now = clock.millis();
        if (!phase.equals(currentPhase)) {
            phase = currentPhase;
            firstDone = done;
            firstAt = now;
        }
        return now > firstAt && done > firstDone
                ? Optional.of(Math.round(10_000.0 * (done - firstDone) / (now - firstAt)) / 10.0)
                : Optional.empty();
    }
}
