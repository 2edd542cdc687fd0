package io.concordat.hub;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One edit of a record by a person, a script or an import.
 *
 * @param hubId the record
 * @param version the version the edit made
 * @param at when
 * @param author who, and from where
 * @param changes by attribute name; also {@code externalKey}, {@code known}, {@code parentId}, {@code deleted} and
 *     {@code identities.<namespace>}
 */
public record HistoryEntry(UUID hubId, long version, Instant at, Author author, Map<String, ValueChange> changes) {

    public HistoryEntry {
        changes = Map.copyOf(changes);
    }
}
