package io.concordat.connector.salesforce.simulator.soql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days that a date literal means; in the time zone UTC. */
record Period(LocalDate first, LocalDate last) {

    static Period of(String literal, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int mark = literal.indexOf(':');
        int days = mark < 0 ? 0 : Integer.parseInt(literal.substring(mark + 1));
        return switch (mark < 0 ? literal : literal.substring(0, mark)) {
            case "YESTERDAY" -> new Period(today.minusDays(1), today.minusDays(1));
            case "TOMORROW" -> new Period(today.plusDays(1), today.plusDays(1));
            case "LAST_N_DAYS" -> new Period(today.minusDays(days), today);
            case "NEXT_N_DAYS" -> new Period(today.plusDays(1), today.plusDays(days));
            case "THIS_MONTH" -> month(today);
            case "LAST_MONTH" -> month(today.minusMonths(1));
            case "THIS_YEAR" -> year(today);
            case "LAST_YEAR" -> year(today.minusYears(1));
            default -> new Period(today, today);
        };
    }

    private static Period month(LocalDate day) {
        return new Period(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
    }

    private static Period year(LocalDate day) {
        return new Period(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
    }

    boolean holds(String operator, Object value) {
        LocalDate day =
                value instanceof Instant instant ? LocalDate.ofInstant(instant, ZoneOffset.UTC) : (LocalDate) value;
        boolean inside = !day.isBefore(first) && !day.isAfter(last);
        return switch (operator) {
            case "=" -> inside;
            case "!=" -> !inside;
            case "<" -> day.isBefore(first);
            case "<=" -> !day.isAfter(last);
            case ">" -> day.isAfter(last);
            default -> !day.isBefore(first);
        };
    }
}
