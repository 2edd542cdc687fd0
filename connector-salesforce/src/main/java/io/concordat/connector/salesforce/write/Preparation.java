package io.concordat.connector.salesforce.write;

import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.error.Family;
import io.concordat.connector.salesforce.row.RecordIds;
import io.concordat.connector.salesforce.row.Stamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts a batch by how its records are written, and settles those that need not be sent: ids that cannot be, fields
 * that are not there, second writes of one record.
 */
final class Preparation {

    private static final String ACCOUNT = "Account";

    private final ObjectDescription object;
    private final Optional<DescribedField> key;
    private final Optional<DescribedField> token;
    private final Batch batch;
    private final List<Outgoing> created = new ArrayList<>();
    private final List<Outgoing> updated = new ArrayList<>();
    private final List<Outgoing> guarded = new ArrayList<>();
    private final List<Outgoing> deleted = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<Integer, Integer> repeated = new TreeMap<>();

    Preparation(ObjectDescription object, Writing writing, Batch batch) {
        this.object = object;
        this.key = writing.key(object);
        this.token = writing.token(object);
        this.batch = batch;
    }

    void add(int place, RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            add(place, create);
        } else if (write instanceof RemoteWrite.Update update) {
            add(place, update);
        } else {
            RemoteWrite.Delete delete = (RemoteWrite.Delete) write;
            known(place, delete.id()).ifPresent(id -> deleted.add(outgoing(place, write, id, "", Map.of())));
        }
    }

    private void add(int place, RemoteWrite.Create create) {
        Integer first = keys.putIfAbsent(create.key(), place);
        if (first != null) {
            repeated.put(place, first);
            return;
        }
        Map<String, String> values = new TreeMap<>(create.values());
        if (!areWritable(place, values)) {
            return;
        }
        parentField().ifPresent(field -> {
            if (!create.parent().isEmpty()) {
                values.putIfAbsent(field.name(), create.parent());
            }
        });
        key.ifPresent(field -> values.put(field.name(), create.key()));
        token.ifPresent(field -> values.put(field.name(), create.token()));
        created.add(outgoing(place, create, "", create.parent(), values));
    }

    private void add(int place, RemoteWrite.Update update) {
        Optional<String> id = known(place, update.id());
        if (id.isEmpty() || !areWritable(place, update.values())) {
            return;
        }
        Outgoing row = outgoing(place, update, id.get(), update.parent(), withToken(update));
        if (update.expectedRevision().isEmpty()) {
            updated.add(row);
        } else if (Stamps.read(update.expectedRevision()).isPresent()) {
            guarded.add(row);
        } else {
            batch.settle(place, new WriteOutcome.Changed());
        }
    }

    private Map<String, String> withToken(RemoteWrite.Update update) {
        if (token.isEmpty()) {
            return update.values();
        }
        Map<String, String> values = new HashMap<>(update.values());
        values.put(token.get().name(), update.token());
        return values;
    }

    /** The id in its full form, if a record of this object can have it and this is its first write. */
    private Optional<String> known(int place, String id) {
        Optional<String> full = RecordIds.full(id).filter(some -> some.startsWith(object.keyPrefix()));
        if (full.isEmpty()) {
            batch.settle(place, new WriteOutcome.Gone());
            return full;
        }
        if (!ids.add(full.get())) {
            batch.settle(place, new WriteOutcome.Changed());
            return Optional.empty();
        }
        return full;
    }

    private boolean areWritable(int place, Map<String, String> values) {
        for (String name : values.keySet()) {
            if (!object.fields().containsKey(name)) {
                String why = object.name() + " has no field \"" + name + "\" that the signed-in user may see";
                Family family = Family.FIELD_NOT_WRITABLE;
                batch.settle(place, new WriteOutcome.Refused(family.name(), why, family.fix()));
                return false;
            }
        }
        return true;
    }

    /** Where a record of this object keeps its account. */
    private Optional<DescribedField> parentField() {
        return object.field("AccountId")
                .filter(field -> field.referenceTo().contains(ACCOUNT))
                .filter(field -> field.field().createable());
    }

    private Outgoing outgoing(int place, RemoteWrite write, String id, String parent, Map<String, String> values) {
        return new Outgoing(place, write, id, parent, values, object);
    }

    Optional<String> keyName() {
        return key.map(DescribedField::name);
    }

    /** New records, those of one parent together. */
    List<Outgoing> created() {
        return byParent(created);
    }

    /** Changes that hold whatever has become of the record, those of one parent together. */
    List<Outgoing> updated() {
        return byParent(updated);
    }

    /** Changes of records that must not have moved on, those of one parent together. */
    List<Outgoing> guarded() {
        return byParent(guarded);
    }

    List<Outgoing> deleted() {
        return List.copyOf(deleted);
    }

    /** Creations for a key that came before, by place, with the place of the first. */
    Map<Integer, Integer> repeated() {
        return Map.copyOf(repeated);
    }

    private static List<Outgoing> byParent(List<Outgoing> rows) {
        List<Outgoing> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Outgoing::parent));
        return sorted;
    }
}
