package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person who has a contact is kept in agreement with the contact only: leads of a linked profile are left alone. */
final class ContactPrecedence {

    private final RunContext context;
    private final BoundObject bound;

    ContactPrecedence(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** The leads among these records whose profile has a contact, or is getting one in this run. */
    Set<UUID> overtaken(Transaction transaction, Collection<HubRecord> records) {
        if (bound.object() != HubObject.LEADS) {
            return Set.of();
        }
        Map<UUID, Optional<UUID>> profiles = records.stream()
                .filter(record -> record.parentId().isPresent())
                .collect(Collectors.toMap(HubRecord::id, HubRecord::parentId));
        Set<UUID> wanted = profiles.values().stream().flatMap(Optional::stream).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Set<UUID> withContact = new HashSet<>(transaction
                .links()
                .byHub(context.connectionId(), HubObject.PROFILES, wanted)
                .keySet());
        withContact.addAll(context.claimed(transaction, HubObject.PROFILES, wanted));
        return profiles.entrySet().stream()
                .filter(entry -> entry.getValue().filter(withContact::contains).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
