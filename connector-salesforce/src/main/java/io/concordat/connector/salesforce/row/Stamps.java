package io.concordat.connector.salesforce.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Points in time as Salesforce writes them: {@code 2026-01-02T03:04:05.000+0000}, in files also with a Z. */
public final class Stamps {

    private static final int PLAIN = "2026-01-02T03:04:05.000+0000".length();

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
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(plain(text)));
        } catch (DateTimeException notPlain) {
            return readAny(text);
        }
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
        if (text.length() == PLAIN && text.endsWith(".000+0000")) {
            return text.substring(0, 19) + "Z";
        }
        return text.endsWith(".000Z") && text.length() == 24
                ? text.substring(0, 19) + "Z"
                : readAny(text).map(Instant::toString).orElse(text);
    }

    /** As a header says it. */
    public static String http(Instant stamp) {
        return HTTP.format(stamp);
    }
}
