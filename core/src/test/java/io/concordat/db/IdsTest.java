package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Clock STOPPED = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Ids ids = new Ids(STOPPED, new Random(1));

    @Test
    void eachIsGreaterThanTheOneBeforeEvenIfTimeStandsStill() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theyComeAfterOneThatAClockAheadHasMade() {
        Ids ahead = new Ids(Clock.offset(STOPPED, Duration.ofHours(1)), new Random(2));
        UUID theirs = ahead.next();

        ids.passBy(theirs);

        assertThat(ids.next()).isGreaterThan(theirs);
        assertThat(ids.next()).isGreaterThan(theirs);
    }

    @Test
    void oneThatIsPastAlreadyChangesNothing() {
        UUID before = ids.next();
        Ids behind = new Ids(Clock.offset(STOPPED, Duration.ofHours(-1)), new Random(2));

        ids.passBy(behind.next());

        assertThat(ids.next()).isGreaterThan(before);
        assertThat(Ids.system().next()).isGreaterThan(new UUID(0, 0));
    }
}
