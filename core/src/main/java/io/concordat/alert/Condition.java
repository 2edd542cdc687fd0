package io.concordat.alert;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that is the matter now.
 *
 * @param connection the name of the connection
 * @param detail a number or a reason, for a person; "" if there is none
 * @param runId the run that it is about
 */
public record Condition(AlertKind kind, UUID connectionId, String connection, String detail, Optional<UUID> runId) {}
