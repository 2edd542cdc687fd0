package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.hub.MatchKey;
import io.concordat.hub.NewRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The hub's records in memory; match keys are made when they are asked for. */
final class MemoryHub implements HubTable {

    private record Subscription(UUID connectionId, HubObject object) {}

    private final Rows<String, HubRecord> rows;
    private final Rows<String, String> erased;
    private final Rows<String, Subscription> subscriptions;
    private final MemoryDirty dirty;
    private final Clock clock;
    private final Runnable beforeWrite;
    private long changes;

    MemoryHub(Undo undo, MemoryDirty dirty, Clock clock, Runnable beforeWrite) {
        rows = new Rows<>(undo);
        erased = new Rows<>(undo);
        subscriptions = new Rows<>(undo);
        this.dirty = dirty;
        this.clock = clock;
        this.beforeWrite = beforeWrite;
    }

    void subscribe(UUID connectionId, HubObject object) {
        subscriptions.put(object + " " + connectionId, new Subscription(connectionId, object));
    }

    void erase(HubObject object, String key) {
        erased.put(object + " " + key, key);
    }

    long changes() {
        return changes;
    }

    Collection<HubRecord> all() {
        return rows.all();
    }

    Optional<HubRecord> find(HubObject object, UUID id) {
        return rows.find(key(object, id));
    }

    /** Stores a record as it is and marks it dirty for everybody. */
    void store(HubRecord record, Optional<UUID> exceptConnection) {
        rows.put(key(record.object(), record.id()), record);
        changes++;
        mark(record.object(), record.id(), exceptConnection);
    }

    /** Changes a record whatever its version and marks it dirty for everybody. */
    void edit(HubRecord record, Map<String, String> values, Optional<UUID> exceptConnection) {
        Map<String, String> attributes = new HashMap<>(record.attributes());
        values.forEach((name, value) -> {
            if (value.isEmpty()) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        });
        store(
                new HubRecord(
                        record.object(),
                        record.id(),
                        record.externalKey(),
                        record.known(),
                        record.parentId(),
                        attributes,
                        record.identities(),
                        record.version() + 1,
                        clock.instant()),
                exceptConnection);
    }

    void remove(HubObject object, UUID id, Optional<UUID> exceptConnection) {
        rows.remove(key(object, id));
        mark(object, id, exceptConnection);
    }

    @Override
    public Map<UUID, HubRecord> byIds(HubObject object, Collection<UUID> ids) {
        Map<UUID, HubRecord> found = new HashMap<>();
        for (UUID id : ids) {
            find(object, id).filter(HubRecord::known).ifPresent(record -> found.put(id, record));
        }
        return found;
    }

    @Override
    public Map<String, List<UUID>> byKey(HubObject object, String attribute, Collection<String> keys) {
        Set<String> wanted = new HashSet<>(keys);
        Map<String, List<UUID>> found = new HashMap<>();
        for (HubRecord record : rows.all()) {
            String key = isVisible(object).test(record) ? keyOf(record, attribute) : "";
            if (!key.isEmpty() && wanted.contains(key)) {
                found.computeIfAbsent(key, any -> new ArrayList<>()).add(record.id());
            }
        }
        return found;
    }

    @Override
    public List<HubRecord> page(HubObject object, Optional<UUID> after, int limit) {
        return rows.page(after.map(id -> key(object, id)), isVisible(object), limit);
    }

    @Override
    public Set<UUID> update(HubObject object, List<HubChange> changes, UUID exceptConnection) {
        beforeWrite.run();
        Set<UUID> changed = new LinkedHashSet<>();
        for (HubChange change : changes) {
            find(object, change.id())
                    .filter(record -> record.version() == change.expectedVersion())
                    .ifPresent(record -> {
                        edit(record, change.newValues(), Optional.of(exceptConnection));
                        changed.add(record.id());
                    });
        }
        return changed;
    }

    @Override
    public void create(HubObject object, List<NewRecord> records, UUID exceptConnection) {
        beforeWrite.run();
        for (NewRecord created : records) {
            UUID id = created.id().orElseThrow();
            if (rows.has(key(object, id))) {
                throw new IllegalStateException("there is a record with this id: " + id);
            }
            store(record(object, id, created), Optional.of(exceptConnection));
        }
    }

    @Override
    public Set<UUID> delete(HubObject object, Map<UUID, Long> expectedVersions, UUID exceptConnection) {
        beforeWrite.run();
        Set<UUID> deleted = new LinkedHashSet<>();
        expectedVersions.forEach((id, version) -> {
            if (find(object, id).filter(record -> record.version() == version).isPresent()) {
                remove(object, id, Optional.of(exceptConnection));
                deleted.add(id);
            }
        });
        return deleted;
    }

    @Override
    public Set<String> erased(HubObject object, Collection<String> keys) {
        Set<String> found = new HashSet<>();
        for (String key : keys) {
            erased.find(object + " " + key).ifPresent(found::add);
        }
        return found;
    }

    private HubRecord record(HubObject object, UUID id, NewRecord created) {
        Map<String, String> attributes = new HashMap<>(created.attributes());
        attributes.values().removeIf(String::isEmpty);
        return new HubRecord(
                object,
                id,
                created.externalKey(),
                created.known(),
                created.parentId(),
                attributes,
                created.identities(),
                1,
                clock.instant());
    }

    private void mark(HubObject object, UUID id, Optional<UUID> exceptConnection) {
        for (Subscription subscription : subscriptions.all()) {
            boolean causedIt =
                    exceptConnection.filter(subscription.connectionId()::equals).isPresent();
            if (subscription.object() == object && !causedIt) {
                dirty.mark(subscription.connectionId(), object, id);
            }
        }
    }

    private static Predicate<HubRecord> isVisible(HubObject object) {
        return record -> record.object() == object && record.known();
    }

    private static String keyOf(HubRecord record, String attribute) {
        if (attribute.startsWith("identities.")) {
            return record.identities().getOrDefault(attribute.substring("identities.".length()), "");
        }
        if (attribute.equals("externalKey")) {
            return record.externalKey().orElse("");
        }
        if (attribute.equals("name") && record.object() != HubObject.ACCOUNTS) {
            return MatchKey.normalise(record.value("firstName") + " " + record.value("lastName"));
        }
        return MatchKey.normalise(record.value(attribute));
    }

    private static String key(HubObject object, UUID id) {
        return object + " " + id;
    }
}
