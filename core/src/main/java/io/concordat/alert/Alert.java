package io.concordat.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is or was the matter, as it is remembered.
 *
 * @param connection the name of the connection
 * @param detail a number or a reason, for a person; "" if there is none
 * @param raisedAt when it began, or began again
 * @param resolvedAt when it was over; empty while it lasts
 * @param seenBy who said that they have seen it; "" for nobody
 */
public record Alert(
        UUID id,
        UUID connectionId,
        String connection,
        AlertKind kind,
        String detail,
        Instant raisedAt,
        Optional<Instant> resolvedAt,
        String seenBy,
        Optional<Instant> seenAt) {

    public boolean isSeen() {
        return seenAt.isPresent();
    }

    /** What it says, in English, for systems that are told. */
    public String text() {
        return kind.of(connection) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
