package io.concordat.connector;

import io.concordat.connector.InMemoryFaults.Call;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A conversation with an {@link InMemorySystem}. */
final class InMemorySession implements Session {

    private final InMemorySystem system;

    InMemorySession(InMemorySystem system) {
        this.system = system;
    }

    @Override
    public Organisation organisation() {
        return new Organisation(system.organisation(), "In memory", "", true, "hub");
    }

    @Override
    public List<Check> check() {
        return List.of(Check.passed("REACHABLE", system.objects().size() + " objects"));
    }

    @Override
    public List<String> objects() {
        return List.copyOf(system.objects());
    }

    @Override
    public List<RemoteField> fields(String object) {
        system.faults().reach(Call.DESCRIBE);
        return system.table(object).fields();
    }

    @Override
    public Optional<RecordReader> reader() {
        return system.can(Capability.READ) ? Optional.of(new InMemoryReader(system)) : Optional.empty();
    }

    @Override
    public Optional<RecordLookup> lookup() {
        return system.can(Capability.LOOKUP) ? Optional.of(new Lookup()) : Optional.empty();
    }

    @Override
    public Optional<RecordWriter> writer() {
        return system.can(Capability.WRITE) ? Optional.of(new InMemoryWriter(system)) : Optional.empty();
    }

    @Override
    public ApiUsage usage() {
        return new ApiUsage(system.faults().count(), Optional.empty());
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.of(system.now());
    }

    @Override
    public void close() {}

    /** The record with the wanted fields only. */
    static RemoteRecord only(List<String> fields, RemoteRecord record) {
        Map<String, String> wanted = new HashMap<>(record.values());
        wanted.keySet().retainAll(fields);
        return new RemoteRecord(
                record.id(),
                record.state(),
                record.revision(),
                record.modifiedAt(),
                record.token(),
                Map.copyOf(wanted));
    }

    private final class Lookup implements RecordLookup {

        @Override
        public List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields) {
            system.faults().reach(Call.LOOKUP);
            synchronized (system) {
                InMemoryTable table = system.table(object);
                return ids.stream()
                        .sorted()
                        .flatMap(id -> table.find(id).stream())
                        .map(record -> only(fields, record))
                        .toList();
            }
        }

        @Override
        public List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields) {
            system.faults().reach(Call.LOOKUP);
            synchronized (system) {
                return system.table(object).holding(field, values).stream()
                        .map(record -> only(fields, record))
                        .toList();
            }
        }
    }
}
