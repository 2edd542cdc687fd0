package io.concordat.connection;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A calendar expression of five fields: minute, hour, day of the month, month, day of the week. Each is {@code *}, a
 * number, a range {@code 1-5}, a list {@code 1,15} or steps {@code *}{@code /15}; months and days may be named
 * ({@code JAN}, {@code MON}). If both days are restricted, either is enough.
 *
 * <p>A time that a change of the clocks leaves out is made up for as much later; one that comes twice counts once.
 */
record Calendar(BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, boolean eitherDay) {

    private static final int FIELDS = 5;

    /** The 29th of February comes after eight years at the latest. */
    private static final int DAYS_AHEAD = 8 * 366 + 31;

    /** @throws IllegalArgumentException with a message for people, if the expression is not one */
    static Calendar parse(String expression) {
        String[] fields = expression.strip().split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "five fields are needed: minute, hour, day of the month, month, day of the week");
        }
        Calendar calendar = new Calendar(
                new CalendarField("minute", 0, 59, List.of()).parse(fields[0]),
                new CalendarField("hour", 0, 23, List.of()).parse(fields[1]),
                new CalendarField("day of the month", 1, 31, List.of()).parse(fields[2]),
                new CalendarField("month", 1, 12, names(Month.values())).parse(fields[3]),
                weekdays(fields[4]),
                !fields[2].startsWith("*") && !fields[4].startsWith("*"));
        if (calendar.nextAfter(Instant.EPOCH, ZoneId.of("UTC")).isEmpty()) {
            throw new IllegalArgumentException("there is no such day");
        }
        return calendar;
    }

    /** Sunday is 0 or 7. */
    private static BitSet weekdays(String field) {
        List<String> names = Stream.concat(Stream.of("SUN"), names(DayOfWeek.values()).stream())
                .toList();
        BitSet days = new CalendarField("day of the week", 0, 7, names).parse(field);
        if (days.get(0)) {
            days.set(7);
        }
        return days;
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().substring(0, 3).toUpperCase(Locale.ROOT))
                .toList();
    }

    /** The first moment after this one; empty if there is none in the coming years. */
    Optional<Instant> nextAfter(Instant moment, ZoneId zone) {
        LocalDate first = moment.atZone(zone).toLocalDate().minusDays(1);
        return first.datesUntil(first.plusDays(DAYS_AHEAD))
                .filter(this::includes)
                .flatMap(day -> firstOf(day, moment, zone).stream())
                .limit(2)
                .min(Comparator.naturalOrder());
    }

    private boolean includes(LocalDate day) {
        boolean dayOfMonth = days.get(day.getDayOfMonth());
        boolean dayOfWeek = weekdays.get(day.getDayOfWeek().getValue());
        return months.get(day.getMonthValue()) && (eitherDay ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek);
    }

    /** The earliest moment of a day after another one; the clocks may put its times out of order. */
    private Optional<Instant> firstOf(LocalDate day, Instant moment, ZoneId zone) {
        return hours.stream()
                .boxed()
                .flatMap(this::times)
                .map(time -> ZonedDateTime.of(day, time, zone).toInstant())
                .filter(instant -> instant.isAfter(moment))
                .min(Comparator.naturalOrder());
    }

    private Stream<LocalTime> times(int hour) {
        return minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute));
    }
}
