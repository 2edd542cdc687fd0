package io.concordat.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates, which know no zone, and moments, which are kept to the second in UTC. */
final class PlainTime {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d(:?\\d\\d)?)");
    private static final DateTimeFormatter ANY_OFFSET = DateTimeFormatter.ofPattern(
            "uuuu-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS]"
                    + "[.SSS][.SS][.S][XXX][XX][X]");

    private PlainTime() {}

    static Optional<String> date(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            int year = digits(text, 0, 4);
            LocalDate.of(year, digits(text, 5, 7), digits(text, 8, 10));
            return year < 1 ? Optional.empty() : Optional.of(text);
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static int digits(String text, int from, int end) {
        return Integer.parseInt(text, from, end, 10);
    }

    static Optional<String> moment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(text, ANY_OFFSET).toInstant().truncatedTo(ChronoUnit.SECONDS);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > 9999 ? Optional.empty() : Optional.of(moment.toString());
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
