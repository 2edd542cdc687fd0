package io.concordat.connector.salesforce.row;

import java.time.Instant;
import java.util.Optional;

/**
 * A point in time as it came, and what it means. Rows beside each other often share theirs, and a row has one twice.
 *
 * @param said as it came; "" for none
 * @param plain in the plain form
 * @param time empty if the text is none
 */
record Moment(String said, String plain, Optional<Instant> time) {

    static final Moment NEVER = new Moment("", "", Optional.empty());

    static Moment of(String said) {
        return said.isEmpty() ? NEVER : new Moment(said, Stamps.plain(said), Stamps.read(said));
    }
}
