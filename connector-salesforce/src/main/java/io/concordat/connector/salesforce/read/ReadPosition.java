package io.concordat.connector.salesforce.read;

import io.concordat.connector.Cursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A point in the time of one organisation up to which everything was read.
 *
 * @param organisation whose time it is; in another one, such as a refreshed sandbox, it means nothing
 * @param stamp by Salesforce's clock
 */
record ReadPosition(String organisation, Instant stamp) {

    private static final String FORM = "1";
    private static final Duration NEVER_AHEAD = Duration.ofDays(1);

    /**
     * The position that a cursor stands for; empty if it is not one of this organisation, or lies in the future.
     *
     * @param now by Salesforce's clock, if it is known
     */
    static Optional<ReadPosition> of(Cursor cursor, String organisation, Optional<Instant> now) {
        String[] parts = cursor.value().split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(FORM) || !parts[1].equals(organisation)) {
            return Optional.empty();
        }
        return instant(parts[2])
                .filter(stamp -> now.filter(time -> stamp.isAfter(time.plus(NEVER_AHEAD)))
                        .isEmpty())
                .map(stamp -> new ReadPosition(organisation, stamp));
    }

    Cursor cursor() {
        return new Cursor(FORM + " " + organisation + " " + stamp);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
