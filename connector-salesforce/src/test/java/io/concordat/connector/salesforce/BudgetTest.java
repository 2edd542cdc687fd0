package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls of the organisation belong to others too. */
class BudgetTest {

    private static final int PEOPLE = 1_000;
    private static final int LIMIT = 1_000;

    private final HubAndOrg both = new HubAndOrg();

    /** A thousand edits wait, which take five calls; a fifth of the limit is left to others. */
    @BeforeEach
    void edit() {
        both.org.budget().max(LIMIT);
        List<UUID> people = both.people(PEOPLE);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.calls().clear();
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void aPlanThatTakesMoreCallsThanAreLeftIsNotBegun() {
        both.org.budget().used(795);

        Run parked = both.sync();

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(parked.error()).contains("takes about 5 calls").contains("nothing was written yet");
        assertThat(parked.apiCalls().estimated()).isGreaterThanOrEqualTo(5);
        assertThat(parked.resumeAt()).hasValueSatisfying(at -> assertThat(at).isAfter(both.clock.instant()));
        assertThat(both.org.calls().count(CallKind.LIMITS)).isEqualTo(1);
        assertThat(chiefs()).isZero();
    }

    @Test
    void itWaitsAsLongAsCallsAreScarceAndThenDoesAll() {
        both.org.budget().used(795);
        Run parked = both.sync();
        both.pass(Duration.ofHours(1));
        both.org.budget().used(795);

        Run still = both.execute(parked.id());
        both.pass(Duration.ofHours(1));
        both.org.budget().used(100);
        Run done = both.execute(parked.id());

        assertThat(still.state()).isEqualTo(RunState.PARKED);
        assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(chiefs()).isEqualTo(PEOPLE);
    }

    @Test
    void afterADayItDoesWhatItCanAndTheRestLater() {
        both.org.budget().used(795);
        Run parked = both.sync();
        both.pass(Duration.ofHours(25));
        both.org.budget().used(796);

        Run part = both.execute(parked.id());

        assertThat(part.state()).isEqualTo(RunState.PARKED);
        assertThat(chiefs()).isBetween(1L, PEOPLE - 1L);
    }

    @Test
    void whereCallsAboundTheLimitsAreNotAskedFor() {
        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.calls().count(CallKind.LIMITS)).isZero();
    }

    @Test
    void aRunThatReachesItsOwnCapGoesOnLater() {
        both.with("mostCalls", "4");
        Run run = both.sync();
        Instant planned = both.clock.instant();

        for (int night = 0; night < 5 && run.state() == RunState.PARKED; night++) {
            assertThat(run.error()).contains("4 calls");
            assertThat(run.resumeAt())
                    .hasValueSatisfying(at -> assertThat(at).isBefore(planned.plus(Duration.ofDays(1))));
            both.pass(Duration.ofHours(1));
            run = both.execute(run.id());
        }

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.apiCalls().used()).isGreaterThan(4);
        assertThat(chiefs()).isEqualTo(PEOPLE);
    }

    @Test
    void aPlanThatTakesMoreCallsThanARunMayMakeSaysBeforeItIsAppliedWhenTheRestGoes() {
        both.with("mostCalls", "6");

        Run plan = both.plan();

        assertThat(plan.state()).isEqualTo(RunState.PLANNED);
        assertThat(plan.apiCalls().estimated()).isGreaterThan(6);
        assertThat(plan.error())
                .contains("allows a run 6 calls")
                .contains("in about 2 parts, each an hour after the one before")
                .contains("raise the limit");
        assertThat(chiefs()).isZero();
    }

    @Test
    void aPlanThatFitsSaysNothingOfTheLimit() {
        both.with("mostCalls", "60");

        Run plan = both.plan();

        assertThat(plan.state()).isEqualTo(RunState.PLANNED);
        assertThat(plan.error()).isEmpty();
    }

    private long chiefs() {
        return both.org.admin().with("Contact", "Title", "Chief").size();
    }
}
