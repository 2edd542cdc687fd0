package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.run.Change;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The remote records that have a pair, among those that are to get one. A pair without its hub record gives way. */
final class TakenRecords {

    private final Set<String> taken = new HashSet<>();
    private final Set<UUID> dead;

    private TakenRecords(Collection<Link> pairs, Set<UUID> dead) {
        this.dead = dead;
        pairs.stream()
                .filter(pair -> !dead.contains(pair.id()))
                .forEach(pair -> taken.add(key(pair.remoteObject(), pair.remoteId())));
    }

    /** None so far. */
    static TakenRecords none() {
        return new TakenRecords(List.of(), Set.of());
    }

    /** Those of these new pairs, as they are stored. */
    static TakenRecords among(Transaction transaction, UUID connectionId, List<Change> pairing) {
        Map<String, List<String>> remoteIds = pairing.stream()
                .collect(Collectors.groupingBy(
                        Change::remoteObject,
                        Collectors.flatMapping(change -> change.remoteId().stream(), Collectors.toList())));
        List<Link> pairs = remoteIds.entrySet().stream()
                .flatMap(ids ->
                        transaction.links().byRemote(connectionId, ids.getKey(), ids.getValue()).values().stream())
                .toList();
        return new TakenRecords(pairs, DeadPairs.among(transaction, pairs));
    }

    boolean has(Change change) {
        return taken.contains(key(change));
    }

    /** The record has its pair now. */
    void add(Change change) {
        taken.add(key(change));
    }

    /** The pairs that give way. */
    Set<UUID> dead() {
        return dead;
    }

    private static String key(Change change) {
        return key(change.remoteObject(), change.remoteId().orElseThrow());
    }

    private static String key(String remoteObject, String remoteId) {
        return remoteObject + "/" + remoteId;
    }
}
