package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.run.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a run was worked on says nothing of how long its plan lay on somebody's desk. */
class WorkingTimeTest {

    private static final Duration NIGHT = Duration.ofHours(9);

    private final TwoSides sides = new TwoSides();

    @Test
    void aPlanThatWaitedANightWasNotWorkedOnForANight() {
        sides.profile("firstName", "Ada", "lastName", "Lovelace", "email", "ada@example.org");
        Run planned = sides.plan();
        sides.clock.advance(NIGHT);

        Run applied = sides.apply(planned);

        assertThat(Duration.between(applied.startedAt(), applied.endedAt().orElseThrow()))
                .isGreaterThanOrEqualTo(NIGHT);
        assertThat(applied.worked(sides.clock.instant())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aPlanThatStillWaitsIsNotWorkedOn() {
        Run planned = sides.plan();
        Duration worked = planned.worked(sides.clock.instant());

        sides.clock.advance(NIGHT);

        assertThat(planned.worked(sides.clock.instant())).isEqualTo(worked);
    }

    @Test
    void aRunThatAppliesItsPlanAtOnceWaitsForNobody() {
        sides.profile("firstName", "Ada", "lastName", "Lovelace", "email", "ada@example.org");

        Run run = sides.sync();

        assertThat(run.worked(sides.clock.instant()))
                .isEqualTo(Duration.between(run.startedAt(), run.endedAt().orElseThrow()));
    }
}
