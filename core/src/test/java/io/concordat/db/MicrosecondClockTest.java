package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {

    private final Clock exact = Clock.fixed(Instant.parse("2026-05-01T12:00:00.123456789Z"), ZoneOffset.UTC);
    private final Clock clock = new MicrosecondClock(exact);

    @Test
    void instantsAreAsFineAsTheDatabasesKeepThemAndNeverInTheFuture() {
        assertThat(clock.instant()).isEqualTo("2026-05-01T12:00:00.123456Z");
    }

    @Test
    void millisecondsCanBeAskedFor() {
        assertThat(clock.millis()).isEqualTo(exact.millis());
    }

    @Test
    void anotherZoneShowsTheSameInstant() {
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));

        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.instant()).isEqualTo(clock.instant());
    }
}
