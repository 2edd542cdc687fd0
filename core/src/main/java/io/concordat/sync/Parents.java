package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.run.Change;
import io.concordat.sync.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** To which remote record the remote record of a profile belongs: to that of the profile's account. */
final class Parents {

    private Parents() {}

    /** The remote ids of the accounts, by hub id; profiles without an account that is linked are left out. */
    static Map<UUID, String> of(Transaction transaction, UUID connectionId, List<Change> changes) {
        Set<UUID> profiles = changes.stream()
                .filter(change -> change.hubObject() == HubObject.PROFILES)
                .flatMap(change -> change.hubId().stream())
                .collect(Collectors.toSet());
        return profiles.isEmpty() ? Map.of() : of(transaction, connectionId, profiles);
    }

    private static Map<UUID, String> of(Transaction transaction, UUID connectionId, Set<UUID> profiles) {
        Map<UUID, UUID> accounts = new HashMap<>();
        for (HubRecord record :
                transaction.hub().byIds(HubObject.PROFILES, profiles, Set.of()).values()) {
            record.parentId().ifPresent(account -> accounts.put(record.id(), account));
        }
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Link> links =
                transaction.links().byHub(connectionId, HubObject.ACCOUNTS, Set.copyOf(accounts.values()));
        Map<UUID, String> parents = new HashMap<>();
        accounts.forEach((profile, account) -> Optional.ofNullable(links.get(account))
                .filter(link -> link.state() == Link.State.ACTIVE)
                .ifPresent(link -> parents.put(profile, link.remoteId())));
        return parents;
    }
}
