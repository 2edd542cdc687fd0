package io.concordat.connector;

import io.concordat.connector.RemoteRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The records of one object of an {@link InMemorySystem}, whose lock every caller holds. */
final class InMemoryTable {

    /** The field of every object that shows the record's id. */
    static final String ID = "Id";

    /** A place in the order of changes. */
    record Position(Instant stamp, String id) implements Comparable<Position> {

        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::stamp).thenComparing(Position::id);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    private final InMemorySystem system;
    private final String object;
    private final List<RemoteField> fields;
    private final TreeMap<String, RemoteRecord> records = new TreeMap<>();
    private final TreeSet<Position> changes = new TreeSet<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private long version;

    InMemoryTable(InMemorySystem system, String object, List<RemoteField> fields) {
        this.system = system;
        this.object = object;
        this.fields = Stream.concat(
                        Stream.of(RemoteField.of(ID, FieldType.ID, 0).asReadOnly()), fields.stream())
                .toList();
    }

    List<RemoteField> fields() {
        return fields;
    }

    Optional<RemoteField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<RemoteRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** The live record that was created for a key. */
    Optional<RemoteRecord> findByKey(String key) {
        return Optional.ofNullable(idsByKey.get(key)).flatMap(this::find).filter(InMemoryTable::isLive);
    }

    List<RemoteRecord> live() {
        return records.values().stream().filter(InMemoryTable::isLive).toList();
    }

    /** Live records after an id, by id. */
    List<RemoteRecord> liveAfter(String id, int limit) {
        return records.tailMap(id, false).values().stream()
                .filter(InMemoryTable::isLive)
                .limit(limit)
                .toList();
    }

    /** Records whose last change stands after a position, deleted ones too, in the order of their changes. */
    List<RemoteRecord> changedAfter(Position position, int limit) {
        List<RemoteRecord> page = new ArrayList<>();
        for (Position change : changes.tailSet(position, false)) {
            if (page.size() == limit) {
                break;
            }
            find(change.id()).ifPresent(page::add);
        }
        return page;
    }

    List<RemoteRecord> holding(String field, Collection<String> values) {
        return live().stream()
                .filter(record -> values.contains(record.values().getOrDefault(field, "")))
                .toList();
    }

    RemoteRecord insert(Optional<String> key, Optional<String> token, Map<String, String> values) {
        String id = "%s-%06d".formatted(object.toLowerCase(Locale.ROOT), records.size() + 1);
        Map<String, String> all = new HashMap<>();
        fields.forEach(field -> all.put(field.name(), ""));
        values.forEach((field, value) -> all.put(field, system.normalised(field, value)));
        all.put(ID, id);
        key.ifPresent(known -> idsByKey.put(known, id));
        return store(id, State.LIVE, token, all);
    }

    RemoteRecord change(String id, Optional<String> token, Map<String, String> values) {
        RemoteRecord before = find(id).orElseThrow();
        Map<String, String> all = new HashMap<>(before.values());
        values.forEach((field, value) -> all.put(field, system.normalised(field, value)));
        return store(id, State.LIVE, token.or(before::token), all);
    }

    RemoteRecord delete(String id) {
        return store(id, State.DELETED, Optional.empty(), Map.of());
    }

    static boolean isLive(RemoteRecord record) {
        return record.state() == State.LIVE;
    }

    private RemoteRecord store(String id, State state, Optional<String> token, Map<String, String> values) {
        Instant now = system.now();
        find(id).flatMap(RemoteRecord::modifiedAt).ifPresent(stamp -> changes.remove(new Position(stamp, id)));
        String revision = system.revisionsAreStamps() ? now.toString() : Long.toString(++version);
        Optional<String> kept = token.filter(unused -> system.can(Capability.OPERATION_TOKEN));
        RemoteRecord record = new RemoteRecord(id, state, revision, Optional.of(now), kept, Map.copyOf(values));
        records.put(id, record);
        changes.add(new Position(now, id));
        return record;
    }
}
