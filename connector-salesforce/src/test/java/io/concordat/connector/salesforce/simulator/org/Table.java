package io.concordat.connector.salesforce.simulator.org;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one object, in the order of their creation, deleted ones included; with an index per key field. */
final class Table {

    private final ObjectSchema object;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<Row>>> indexes = new HashMap<>();

    Table(ObjectSchema object) {
        this.object = object;
    }

    Row create(String id) {
        Row row = new Row(object, id);
        rows.put(id, row);
        return row;
    }

    void forget(Row row) {
        for (FieldSchema field : object.fields()) {
            unindex(field, row);
        }
        rows.remove(row.id());
    }

    Optional<Row> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    Collection<Row> rows() {
        return rows.values();
    }

    void set(Row row, FieldSchema field, Object value) {
        if (isIndexed(field)) {
            index(field);
            unindex(field, row);
            row.set(field, value);
            put(index(field), value, row);
        } else {
            row.set(field, value);
        }
    }

    /** Rows that hold this value in whatever case, deleted ones included. */
    List<Row> holding(FieldSchema field, String value) {
        return new ArrayList<>(index(field).getOrDefault(key(value), Set.of()));
    }

    static boolean isIndexed(FieldSchema field) {
        return field.type().isReference()
                ? !field.name().equals("Id")
                : field.isKey() && field.type().isText();
    }

    private Map<String, Set<Row>> index(FieldSchema field) {
        Map<String, Set<Row>> index = indexes.get(field.name());
        if (index == null) {
            index = new HashMap<>();
            indexes.put(field.name(), index);
            for (Row row : rows.values()) {
                put(index, row.get(field), row);
            }
        }
        return index;
    }

    private void unindex(FieldSchema field, Row row) {
        Set<Row> sharing = indexes.getOrDefault(field.name(), Map.of()).get(key(row.get(field)));
        if (sharing != null) {
            sharing.remove(row);
        }
    }

    private static void put(Map<String, Set<Row>> index, Object value, Row row) {
        if (!Blank.is(value)) {
            index.computeIfAbsent(key(value), any -> new LinkedHashSet<>(2)).add(row);
        }
    }

    private static String key(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
