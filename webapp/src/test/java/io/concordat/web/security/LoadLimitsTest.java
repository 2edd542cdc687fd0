package io.concordat.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One client has its share and no more; nobody else notices. */
class LoadLimitsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void aClientHasItsShareAndRegainsItWithTime() {
        RequestRate rate = new RequestRate(60);

        assertThat(IntStream.range(0, 60).allMatch(each -> rate.ask("a", 0).isEmpty()))
                .isTrue();
        assertThat(rate.ask("a", 0))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1)));
        assertThat(rate.ask("b", 0)).as("another client").isEmpty();

        assertThat(rate.ask("a", 2 * SECOND)).isEmpty();
        assertThat(rate.ask("a", 2 * SECOND)).isEmpty();
        assertThat(rate.ask("a", 2 * SECOND)).isPresent();
    }

    @Test
    void silenceIsNotSavedUpForLongerThanAMinute() {
        RequestRate rate = new RequestRate(60);
        assertThat(rate.ask("a", 0)).isEmpty();

        long later = 3600 * SECOND;

        assertThat(IntStream.range(0, 100)
                        .filter(each -> rate.ask("a", later).isEmpty())
                        .count())
                .isEqualTo(60);
    }

    @Test
    void manyClientsAreNotRememberedForEver() {
        RequestRate rate = new RequestRate(1);
        assertThat(rate.ask("first", 0)).isEmpty();
        assertThat(rate.ask("first", 0)).isPresent();

        IntStream.range(0, 10_000).forEach(client -> rate.ask("client " + client, 0));

        assertThat(rate.ask("first", 0)).isEmpty();
    }

    @Test
    void withoutALimitNothingIsCounted() {
        RequestRate rate = new RequestRate(0);

        assertThat(IntStream.range(0, 1000).allMatch(each -> rate.ask("a", 0).isEmpty()))
                .isTrue();
    }

    @Test
    void ofWhatTakesLongEverybodyHasTwoAtOnceAndAllTogetherEight() {
        CostlyWork work = new CostlyWork();

        assertThat(work.begin("a")).isTrue();
        assertThat(work.begin("a")).isTrue();
        assertThat(work.begin("a")).isFalse();
        assertThat(IntStream.range(0, 20)
                        .filter(caller -> work.begin("other " + caller))
                        .count())
                .isEqualTo(6);

        work.end("a");
        assertThat(work.begin("b")).isTrue();
        assertThat(work.begin("a")).isFalse();
    }

    @Test
    void filesAndReportsTakeLongAndPagesDoNot() {
        assertThat(CostlyWork.isAt("/api/v1/profiles/export")).isTrue();
        assertThat(CostlyWork.isAt("/api/v1/leads/import")).isTrue();
        assertThat(CostlyWork.isAt("/api/v1/runs/1/changes")).isTrue();
        assertThat(CostlyWork.isAt("/api/v1/connections/1/remote/Contact/fields"))
                .isTrue();
        assertThat(CostlyWork.isAt("/api/v1/profiles")).isFalse();
        assertThat(CostlyWork.isAt("/api/v1/runs/1")).isFalse();
        assertThat(CostlyWork.isAt("/runs")).isFalse();
    }
}
