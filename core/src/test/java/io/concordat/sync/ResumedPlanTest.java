package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import org.junit.jupiter.api.Test;

/** A process dies while it plans; whoever goes on begins from the beginning. */
class ResumedPlanTest {

    private final TwoSides sides = new TwoSides();

    @Test
    void whatWasReadBeforeIsNotCountedTwice() {
        sides.crm.withPages(1);
        for (int i = 0; i < 4; i++) {
            sides.profile("lastName", "L" + i, "email", i + "@x.com");
            sides.contact("lastName", "L" + i, "email", i + "@x.com", "title", "CEO");
        }
        sides.crm.faults().after(2, Call.PAGE, () -> {
            throw new Death();
        });

        assertThatThrownBy(sides::sync).isInstanceOf(Death.class);
        Run resumed = sides.resume();

        assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(resumed.progress().count(Count.READ)).isEqualTo(4);
        assertThat(resumed.progress().count(Count.NEW_LINKS)).isEqualTo(4);
        assertThat(resumed.progress().count(Count.HUB_UPDATES)).isEqualTo(4);
    }

    /** The process is dead; nothing of it goes on. */
    private static final class Death extends Error {}
}
