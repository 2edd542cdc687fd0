package io.concordat.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A deed as it stands in the log.
 *
 * @param number its place in the chain, from 1
 * @param hash covers this entry and the hash of the one before
 */
public record AuditEntry(long number, UUID id, Instant at, Deed deed, String hash) {}
