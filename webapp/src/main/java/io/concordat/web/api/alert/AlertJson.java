package io.concordat.web.api.alert;

import io.concordat.alert.Alert;
import io.concordat.alert.AlertKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An alert as it travels.
 *
 * @param resolvedAt when it was over; empty while it lasts
 * @param seenBy who acknowledged it
 */
public record AlertJson(
        UUID id,
        UUID connectionId,
        AlertKind kind,
        String text,
        Instant raisedAt,
        Optional<Instant> resolvedAt,
        Optional<String> seenBy,
        Optional<Instant> seenAt) {

    static AlertJson of(Alert alert) {
        return new AlertJson(
                alert.id(),
                alert.connectionId(),
                alert.kind(),
                alert.text(),
                alert.raisedAt(),
                alert.resolvedAt(),
                Optional.of(alert.seenBy()).filter(name -> !name.isEmpty()),
                alert.seenAt());
    }
}
