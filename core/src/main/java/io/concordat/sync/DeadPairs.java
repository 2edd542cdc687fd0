package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Pairs whose hub record was deleted. They stay, so that the person is not created again, but they stand in nobody's
 * way: if the person is entered anew, the remote record belongs to the new record.
 */
final class DeadPairs {

    private DeadPairs() {}

    /** The ids of those of these pairs that are dead. */
    static Set<UUID> among(Transaction transaction, Collection<Link> pairs) {
        Map<HubObject, List<Link>> byObject = pairs.stream().collect(Collectors.groupingBy(Link::hubObject));
        return byObject.entrySet().stream()
                .flatMap(entry -> among(transaction, entry.getKey(), entry.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private static List<UUID> among(Transaction transaction, HubObject object, List<Link> pairs) {
        Set<UUID> there = transaction
                .hub()
                .byIds(object, pairs.stream().map(Link::hubId).toList(), Set.of())
                .keySet();
        return pairs.stream()
                .filter(pair -> !there.contains(pair.hubId()))
                .map(Link::id)
                .toList();
    }
}
