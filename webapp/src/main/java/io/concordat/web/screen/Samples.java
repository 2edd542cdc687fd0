package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.connection.Connections;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as they really are on both sides, to look at while fields are mapped. Costs one call to the other system. */
@ApplicationScoped
class Samples {

    private static final int LOOKED_AT = 20;
    private static final List<String> TELLING = List.of("email", "accountNumber", "name", "lastName");

    private final HubRecords records;
    private final Connections connections;

    @Inject
    Samples(HubRecords records, Connections connections) {
        this.records = records;
        this.connections = connections;
    }

    /** A value of each hub attribute and of each remote field, by name; blank ones are left out. */
    record Pair(Map<String, String> hub, Map<String, String> remote) {

        /** For who may see no values. */
        static final Pair NONE = new Pair(Map.of(), Map.of());
    }

    /** None of the other side while it cannot be reached. */
    Pair of(UUID connectionId, Binding binding) {
        List<HubRecord> some = some(binding);
        return new Pair(hub(some), remote(connectionId, binding, some));
    }

    /** Those of the hub alone, which cost no call. */
    Pair ofHub(Binding binding) {
        return new Pair(hub(some(binding)), Map.of());
    }

    private List<HubRecord> some(Binding binding) {
        return records.search(HubQuery.all(binding.hubObject(), LOOKED_AT)).items();
    }

    private static Map<String, String> hub(List<HubRecord> some) {
        Map<String, String> values = new HashMap<>();
        some.forEach(record -> record.attributes().forEach((name, value) -> keep(values, name, value)));
        return values;
    }

    private Map<String, String> remote(UUID connectionId, Binding binding, List<HubRecord> some) {
        Map<String, String> values = new HashMap<>();
        try (Session session = connections.open(connectionId)) {
            session.lookup()
                    .map(lookup -> counterparts(lookup, binding, some))
                    .orElse(List.of())
                    .forEach(record -> record.values().forEach((name, value) -> keep(values, name, value)));
        } catch (ConnectorException | HubException unreachable) {
            return Map.of();
        }
        return values;
    }

    private static List<RemoteRecord> counterparts(RecordLookup lookup, Binding binding, List<HubRecord> some) {
        List<FieldMapping> mappings = binding.mappings();
        Optional<FieldMapping> telling = TELLING.stream()
                .flatMap(name ->
                        mappings.stream().filter(mapping -> mapping.hub().equals(name)))
                .filter(mapping -> !mapping.remote().isEmpty())
                .findFirst();
        if (telling.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = some.stream()
                .map(record -> record.value(telling.get().hub()))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
        List<String> fields = mappings.stream()
                .map(FieldMapping::remote)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        Stream<RemoteRecord> found = wanted.isEmpty()
                ? Stream.empty()
                : lookup.byField(binding.remoteObject(), telling.get().remote(), wanted, fields).stream();
        return found.limit(LOOKED_AT).toList();
    }

    private static void keep(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(name, value);
        }
    }
}
