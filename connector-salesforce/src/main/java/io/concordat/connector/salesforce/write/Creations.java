package io.concordat.connector.salesforce.write;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.WriteOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * New records, each once. Where the object has a field for the hub's key, Salesforce itself refuses a second record
 * with it. Where it has none, records that look exactly like the new ones are looked for first: they are what an
 * earlier try has left.
 */
final class Creations {

    private static final int MOST_EXPLAINED = 25;
    private static final List<String> TELLING = List.of("Email", "LastName", "Name");

    private final String object;
    private final RecordLookup lookup;
    private final Batch batch;

    Creations(String object, RecordLookup lookup, Batch batch) {
        this.object = object;
        this.lookup = lookup;
        this.batch = batch;
    }

    /** Those of new records without a key that are not there yet. */
    List<Outgoing> notThere(List<Outgoing> rows) {
        Map<String, List<Outgoing>> byField = rows.stream()
                .filter(row -> telling(row).isPresent())
                .collect(Collectors.groupingBy(row -> telling(row).orElseThrow()));
        byField.forEach((field, some) -> batch.send(some, all -> find(field, all)));
        return rows.stream().filter(row -> batch.outcome(row.place()).isEmpty()).toList();
    }

    private static Optional<String> telling(Outgoing row) {
        return TELLING.stream()
                .filter(field -> !row.values().getOrDefault(field, "").isEmpty())
                .findFirst();
    }

    private void find(String field, List<Outgoing> rows) {
        Set<String> values =
                rows.stream().map(row -> row.values().getOrDefault(field, "")).collect(Collectors.toSet());
        Set<String> names =
                rows.stream().flatMap(row -> row.values().keySet().stream()).collect(Collectors.toSet());
        List<RemoteRecord> found = lookup.byField(object, field, values, List.copyOf(names));
        Set<String> taken = new HashSet<>();
        for (Outgoing row : rows) {
            found.stream()
                    .filter(record -> record.state() == RemoteRecord.State.LIVE)
                    .filter(record -> !taken.contains(record.id()) && isSame(row, record))
                    .findFirst()
                    .ifPresent(record -> {
                        taken.add(record.id());
                        batch.settle(row.place(), new WriteOutcome.Exists(record.id()));
                    });
        }
    }

    private static boolean isSame(Outgoing row, RemoteRecord record) {
        return row.values().entrySet().stream()
                .allMatch(value -> record.values()
                        .getOrDefault(value.getKey(), "")
                        .strip()
                        .equals(value.getValue().strip()));
    }

    /** Salesforce did not always say which record has the key already; it is asked. */
    void findOwners(List<Outgoing> rows, String key) {
        List<Outgoing> refused = rows.stream().filter(this::isDuplicate).toList();
        if (refused.isEmpty()) {
            return;
        }
        Set<String> keys =
                refused.stream().map(row -> row.values().getOrDefault(key, "")).collect(Collectors.toSet());
        Map<String, String> owners = new HashMap<>();
        batch.send(
                refused,
                all -> lookup.byField(object, key, keys, List.of(key))
                        .forEach(record -> owners.put(record.values().getOrDefault(key, ""), record.id())));
        refused.forEach(row -> Optional.ofNullable(owners.get(row.values().getOrDefault(key, "")))
                .ifPresent(id -> batch.settle(row.place(), new WriteOutcome.Exists(id))));
    }

    /** Those that a duplicate rule has refused without saying for whose sake; only a call of their own tells. */
    List<Outgoing> unexplained(List<Outgoing> rows) {
        return rows.stream()
                .filter(row -> batch.outcome(row.place())
                        .filter(outcome -> outcome instanceof WriteOutcome.Refused refused
                                && refused.similar().isEmpty()
                                && refused.message().contains("DUPLICATES_DETECTED"))
                        .isPresent())
                .limit(MOST_EXPLAINED)
                .toList();
    }

    private boolean isDuplicate(Outgoing row) {
        return batch.outcome(row.place())
                .filter(outcome -> outcome instanceof WriteOutcome.Refused refused
                        && refused.message().contains("DUPLICATE_VALUE"))
                .isPresent();
    }
}
