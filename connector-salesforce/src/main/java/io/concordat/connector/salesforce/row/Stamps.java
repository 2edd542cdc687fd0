package io.concordat.connector.salesforce.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Points in time as Salesforce writes them: {@code 2026-01-02T03:04:05.000+0000}, in files also with a Z. */
public final class Stamps {

    private static final int SECONDS = 19;
    private static final String FORM = "0000-00-00T00:00:00";

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Stamps() {}

    /** The time; empty if the text is none. */
    public static Optional<Instant> read(String text) {
        try {
            return isPlain(text) ? Optional.of(readPlain(text)) : readAny(text);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether a text has the usual form, whole seconds in UTC. Every row has two of them, so they are read by hand. */
    private static boolean isPlain(String text) {
        return text.length() > SECONDS && hasDigits(text) && isZero(text);
    }

    private static boolean hasDigits(String text) {
        for (int i = 0; i < SECONDS; i++) {
            char form = FORM.charAt(i);
            char character = text.charAt(i);
            if (form == '0' ? character < '0' || character > '9' : character != form) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text) {
        return switch (text.length()) {
            case 20 -> text.endsWith("Z");
            case 24 -> text.endsWith(".000Z");
            case 28 -> text.endsWith(".000+0000");
            default -> false;
        };
    }

    private static Instant readPlain(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<Instant> readAny(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, ANY).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The plain form: UTC, no fraction where it is zero. A text that is no time stays as it is. */
    public static String plain(String text) {
        if (isPlain(text)) {
            return text.length() == SECONDS + 1 ? text : text.substring(0, SECONDS) + "Z";
        }
        return readAny(text).map(Instant::toString).orElse(text);
    }

    /** As a header says it. */
    public static String http(Instant stamp) {
        return HTTP.format(stamp);
    }
}
