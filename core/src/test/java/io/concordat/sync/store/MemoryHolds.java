package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds in memory. */
final class MemoryHolds implements HoldTable {

    private final Rows<String, Hold> rows;

    MemoryHolds(Undo undo) {
        rows = new Rows<>(undo);
    }

    Collection<Hold> all() {
        return rows.all();
    }

    @Override
    public Map<Hold.Reason, Long> counts(UUID connectionId) {
        Map<Hold.Reason, Long> counts = new EnumMap<>(Hold.Reason.class);
        for (Hold hold : rows.all()) {
            if (hold.connectionId().equals(connectionId)) {
                counts.merge(hold.reason(), 1L, Long::sum);
            }
        }
        return counts;
    }

    @Override
    public Map<String, Hold> byKeys(UUID connectionId, Collection<String> keys) {
        Map<String, Hold> found = new HashMap<>();
        for (String key : keys) {
            rows.find(rowKey(connectionId, key)).ifPresent(hold -> found.put(key, hold));
        }
        return found;
    }

    @Override
    public List<Hold> page(UUID connectionId, HubObject object, String remoteObject, String after, int limit) {
        return rows.page(
                Optional.of(rowKey(connectionId, after)),
                hold -> hold.connectionId().equals(connectionId)
                        && hold.hubObject() == object
                        && hold.remoteObject().equals(remoteObject),
                limit);
    }

    @Override
    public void put(List<Hold> holds) {
        holds.forEach(hold -> rows.put(rowKey(hold.connectionId(), hold.key()), hold));
    }

    @Override
    public void remove(UUID connectionId, Collection<String> keys) {
        keys.forEach(key -> rows.remove(rowKey(connectionId, key)));
    }

    private static String rowKey(UUID connectionId, String key) {
        return connectionId + " " + key;
    }
}
