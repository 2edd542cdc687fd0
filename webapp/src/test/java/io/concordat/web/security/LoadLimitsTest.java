package io.concordat.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    void ofWhatTakesLongEverybodyHasTwoAtOnceAndAllTogetherEight() throws Exception {
        CostlyWork work = new CostlyWork();

        assertThat(begins(work, "a")).isTrue();
        assertThat(begins(work, "a")).isTrue();
        assertThat(begins(work, "a")).isFalse();
        int others = 0;
        for (int caller = 0; caller < 20; caller++) {
            others += begins(work, "other " + caller) ? 1 : 0;
        }
        assertThat(others).isEqualTo(6);

        work.end("a");
        assertThat(begins(work, "b")).isTrue();
        assertThat(begins(work, "a")).isFalse();
    }

    private static boolean begins(CostlyWork work, String caller) throws InterruptedException {
        return work.begin(caller, Duration.ZERO);
    }

    @Test
    void whoeverComesLaterWaitsInLineAndIsNextInTheirOrder() throws Exception {
        CostlyWork work = new CostlyWork();
        begins(work, "a");
        begins(work, "a");
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        for (String name : List.of("a1", "a2", "a3")) {
            Thread thread = new Thread(() -> {
                if (begins(work, name.substring(0, 1), Duration.ofMinutes(1))) {
                    begun.add(name);
                }
            });
            thread.start();
            waiting.add(thread);
            waitUntilWaiting(thread);
        }
        assertThat(begins(work, "b", Duration.ofMinutes(1)))
                .as("passes by those who have their share")
                .isTrue();

        for (int next = 0; next < waiting.size(); next++) {
            work.end("a");
            waiting.get(next).join();
            assertThat(begun).hasSize(next + 1).endsWith("a" + (next + 1));
        }
    }

    @Test
    void theLineIsShortAndPatienceEnds() throws Exception {
        CostlyWork work = new CostlyWork();
        begins(work, "a");
        begins(work, "a");
        List<Thread> waiting = new ArrayList<>();
        for (int each = 0; each < CostlyWork.WAITING_FOR_ONE; each++) {
            Thread thread = new Thread(() -> begins(work, "a", Duration.ofMinutes(1)));
            thread.start();
            waiting.add(thread);
            waitUntilWaiting(thread);
        }

        assertThat(begins(work, "a", Duration.ofMinutes(1))).as("at once").isFalse();

        waiting.get(0).interrupt();
        waiting.get(0).join();
        assertThat(begins(work, "a", Duration.ofMillis(1))).as("after waiting").isFalse();
        waiting.forEach(Thread::interrupt);
    }

    private static void waitUntilWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static boolean begins(CostlyWork work, String caller, Duration patience) {
        try {
            return work.begin(caller, patience);
        } catch (InterruptedException stopped) {
            return false;
        }
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
