package io.concordat.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a connection runs by itself.
 *
 * @param at the time of night, in the zone; also when a streaming connection reconciles in full
 * @param zone where it is that time
 * @param every the pause of {@link Kind#INTERVAL}, counted from the epoch, so that all nodes agree
 * @param expression the calendar expression of {@link Kind#CALENDAR}, "" otherwise
 */
public record Schedule(Kind kind, LocalTime at, ZoneId zone, Duration every, String expression) {

    /** What the times are made of. */
    public enum Kind {
        NIGHTLY,
        INTERVAL,
        CALENDAR,
        /** Changes travel as they happen, and once a night it is made sure that none was missed. */
        STREAMING,
        /** Only when somebody asks. */
        MANUAL
    }

    public static final LocalTime TWO_AT_NIGHT = LocalTime.of(2, 0);
    public static final Duration SHORTEST = Duration.ofSeconds(10);
    public static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    /** Every night at two. */
    public static Schedule nightly(ZoneId zone) {
        return new Schedule(Kind.NIGHTLY, TWO_AT_NIGHT, zone, QUARTER_OF_AN_HOUR, "");
    }

    /** The same schedule of another kind. */
    public Schedule with(Kind other) {
        return new Schedule(other, at, zone, every, expression);
    }

    /**
     * The first moment after this one at which a run is due; empty if only people start runs. It depends on nothing but
     * the moment, so it does not matter who asks, and how often.
     */
    public Optional<Instant> nextAfter(Instant moment) {
        return switch (kind) {
            case NIGHTLY, STREAMING -> Optional.of(nextNight(moment));
            case INTERVAL -> Optional.of(nextInterval(moment));
            case CALENDAR -> Calendar.parse(expression).nextAfter(moment, zone);
            case MANUAL -> Optional.empty();
        };
    }

    /**
     * Once on every day of the zone. A time that the clocks leave out comes as much later, one that comes twice counts
     * the first time.
     */
    private Instant nextNight(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .map(day -> ZonedDateTime.of(day, at, zone).toInstant())
                .filter(instant -> instant.isAfter(moment))
                .findFirst()
                .orElseThrow();
    }

    private Instant nextInterval(Instant moment) {
        long pause = every.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(moment.getEpochSecond(), pause) + 1) * pause);
    }
}
