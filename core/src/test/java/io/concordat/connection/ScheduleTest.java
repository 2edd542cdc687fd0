package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connection.Schedule.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** A schedule fires once for each of its times, whatever the clocks do. */
class ScheduleTest {

    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2038 = 2_145_916_800L;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 3000)
    void aNightlyRunComesOnceADay(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2038) long start,
            @ForAll @IntRange(max = 24 * 60 - 1) int minuteOfDay) {
        Schedule schedule = nightly(zone, LocalTime.ofSecondOfDay(minuteOfDay * 60L));

        List<Instant> firings = firings(schedule, Instant.ofEpochSecond(start), 10);

        for (int i = 1; i < firings.size(); i++) {
            LocalDate day = firings.get(i).atZone(zone).toLocalDate();
            LocalDate before = firings.get(i - 1).atZone(zone).toLocalDate();
            assertThat(Duration.between(firings.get(i - 1), firings.get(i)))
                    .isBetween(Duration.ofHours(20), Duration.ofHours(49));
            assertThat(day).isAfter(before);
        }
    }

    /**
     * The two zones that once left out a whole day, and every other one, over every change of its clocks; from noon in
     * June, when no clock was ever changed.
     */
    @Property(tries = 600)
    void aNightlyRunLeavesNoDayOut(@ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 2000, max = 2036) int year) {
        Schedule schedule = nightly(zone, Schedule.TWO_AT_NIGHT);
        LocalDate first = LocalDate.of(year, 6, 15);
        LocalDate last = LocalDate.of(year + 1, 6, 15);
        Instant start = first.atTime(12, 0).atZone(zone).toInstant();
        Instant end = last.atTime(12, 0).atZone(zone).toInstant();

        long firings = firings(schedule, start, 400).stream()
                .filter(instant -> !instant.isAfter(end))
                .count();

        long days = first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(day -> day.atStartOfDay(zone).toLocalDate().equals(day))
                .count();
        assertThat(firings).isEqualTo(days);
    }

    @Property
    void whatComesNextDoesNotDependOnWhoAsksWhen(
            @ForAll("schedules") Schedule schedule,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2038) long start,
            @ForAll @LongRange(min = 0, max = 1_000_000) long later) {
        Instant first = Instant.ofEpochSecond(start);
        Instant next = schedule.nextAfter(first).orElseThrow();
        Instant between = first.plusSeconds(later);

        assertThat(next).isAfter(first);
        if (between.isBefore(next)) {
            assertThat(schedule.nextAfter(between)).contains(next);
        } else {
            assertThat(schedule.nextAfter(between).orElseThrow()).isAfter(next);
        }
    }

    @Example
    void aTimeThatTheClocksLeaveOutComesAsMuchLater() {
        Schedule schedule = nightly(BERLIN, LocalTime.of(2, 30));

        assertThat(firings(schedule, at(2026, 3, 28, 12, 0), 2))
                .containsExactly(at(2026, 3, 29, 3, 30), at(2026, 3, 30, 2, 30));
    }

    @Example
    void aTimeThatComesTwiceCountsTheFirstTime() {
        Schedule schedule = nightly(BERLIN, LocalTime.of(2, 30));
        Instant firstTime = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(firings(schedule, at(2026, 10, 24, 12, 0), 2)).containsExactly(firstTime, at(2026, 10, 26, 2, 30));
    }

    @Example
    void anIntervalIsTheSameOnAllNodes() {
        Schedule schedule = every(Duration.ofMinutes(15));

        assertThat(schedule.nextAfter(Instant.parse("2026-01-01T10:07:31Z")))
                .contains(Instant.parse("2026-01-01T10:15:00Z"));
        assertThat(schedule.nextAfter(Instant.parse("2026-01-01T10:15:00Z")))
                .contains(Instant.parse("2026-01-01T10:30:00Z"));
    }

    @Example
    void aManualScheduleNeverFires() {
        Schedule schedule = Schedule.nightly(ZoneOffset.UTC).with(Kind.MANUAL);

        assertThat(schedule.nextAfter(Instant.EPOCH)).isEmpty();
    }

    private static Schedule nightly(ZoneId zone, LocalTime at) {
        return new Schedule(Kind.NIGHTLY, at, zone, Duration.ofMinutes(15), "");
    }

    private static Schedule every(Duration pause) {
        return new Schedule(Kind.INTERVAL, Schedule.TWO_AT_NIGHT, ZoneOffset.UTC, pause, "");
    }

    private static Instant at(int year, int month, int day, int hour, int minute) {
        return ZonedDateTime.of(year, month, day, hour, minute, 0, 0, BERLIN).toInstant();
    }

    private static List<Instant> firings(Schedule schedule, Instant start, int count) {
        List<Instant> firings = new ArrayList<>();
        Instant last = start;
        for (int i = 0; i < count; i++) {
            last = schedule.nextAfter(last).orElseThrow();
            firings.add(last);
        }
        return firings;
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return zones().flatMap(zone -> Arbitraries.of(
                nightly(zone, Schedule.TWO_AT_NIGHT),
                nightly(zone, Schedule.TWO_AT_NIGHT).with(Kind.STREAMING),
                every(Duration.ofMinutes(7)),
                every(Duration.ofDays(31)),
                calendar(zone, "*/20 * * * *"),
                calendar(zone, "30 2 * * *"),
                calendar(zone, "0 0 1,15 * MON"),
                calendar(zone, "59 23 31 12 *")));
    }

    private static Schedule calendar(ZoneId zone, String expression) {
        return new Schedule(Kind.CALENDAR, Schedule.TWO_AT_NIGHT, zone, Duration.ofMinutes(15), expression);
    }
}
