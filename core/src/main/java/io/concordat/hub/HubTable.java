package io.concordat.hub;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.KeyedRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of one hub object. The only place where SQL on it is put together: table and column names come from
 * {@link HubObject} and {@link StandardAttributes} and from nowhere else.
 */
final class HubTable {

    private static final Map<HubObject, HubTable> TABLES = new EnumMap<>(HubObject.class);

    private static final List<Column> FRAME = List.of(
            new Column("id", "uuid"),
            new Column("version", "bigint"),
            new Column("updated_at", "timestamptz"),
            new Column("deleted", "boolean"),
            new Column("known", "boolean"),
            new Column("external_key", "varchar"),
            new Column("parent_id", "uuid"),
            new Column("custom", "varchar"));

    static {
        for (HubObject object : HubObject.values()) {
            TABLES.put(object, new HubTable(object));
        }
    }

    private final String name;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final BulkInsert insert;

    private HubTable(HubObject object) {
        this.name = object.table();
        for (Attribute attribute : StandardAttributes.of(object)) {
            columns.put(attribute.name(), snakeCase(attribute.name()));
        }
        List<Column> all = new ArrayList<>(FRAME);
        columns.values().forEach(column -> all.add(new Column(column, "varchar")));
        this.insert = BulkInsert.into(name, all);
    }

    static HubTable of(HubObject object) {
        return TABLES.computeIfAbsent(object, HubTable::new);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The names of the standard attributes, in the order of their columns. */
    Set<String> attributes() {
        return columns.keySet();
    }

    boolean isStandard(String attribute) {
        return columns.containsKey(attribute);
    }

    /** Inserts whole rows: the frame, then the standard attributes. */
    BulkInsert insert() {
        return insert;
    }

    /** Live records with some of the standard attributes, in the order given; the rest of the statement follows. */
    String select(Collection<String> attributes, String rest) {
        return selectEvenDeleted(attributes, "NOT r.deleted AND " + rest);
    }

    /** The same of all records. */
    String selectEvenDeleted(Collection<String> attributes, String rest) {
        return "SELECT " + selected(attributes) + " FROM " + name + " r WHERE " + rest;
    }

    /** Live records by id; the end of the statement follows. */
    KeyedRows byIds(Collection<String> attributes, String rest) {
        return new KeyedRows(selected(attributes), name + " r", "r.id", "NOT r.deleted " + rest);
    }

    /** Ids of records by external key, live by their nature: a deleted one has none. */
    KeyedRows byExternalKey() {
        return new KeyedRows("r.external_key, r.id", name + " r", "r.external_key", "NOT r.deleted");
    }

    private String selected(Collection<String> attributes) {
        return "r.id, r.version, r.updated_at, r.known, r.external_key, r.parent_id, r.custom"
                + attributes.stream()
                        .map(attribute -> ", r." + column(attribute))
                        .reduce("", String::concat);
    }

    /** Counts, in a column for each attribute, the live records whose value is longer than its parameter. */
    String countLonger(Collection<String> attributes) {
        return "SELECT "
                + attributes.stream()
                        .map(attribute ->
                                "SUM(CASE WHEN CHAR_LENGTH(r." + column(attribute) + ") > ? THEN 1 ELSE 0 END)")
                        .collect(Collectors.joining(", "))
                + " FROM " + name + " r WHERE NOT r.deleted";
    }

    /**
     * How many of the first live records there are, how many have each attribute, and how many different values it has;
     * at most as many records as the parameter says.
     */
    String countFilled(Collection<String> attributes) {
        String columns = attributes.stream().map(this::column).collect(Collectors.joining(", "));
        return "SELECT COUNT(*), "
                + attributes.stream()
                        .map(attribute -> "COUNT(NULLIF(r.%1$s, '')), COUNT(DISTINCT NULLIF(r.%1$s, ''))"
                                .formatted(column(attribute)))
                        .collect(Collectors.joining(", "))
                + " FROM (SELECT " + columns + " FROM " + name + " WHERE NOT deleted ORDER BY id LIMIT ?) r";
    }

    /** The different values of an attribute of live records, in order, at most as many as the parameter says. */
    String distinct(String attribute) {
        String column = column(attribute);
        return "SELECT DISTINCT r." + column + " FROM " + name + " r WHERE NOT r.deleted AND r." + column
                + " <> '' ORDER BY r." + column + " LIMIT ?";
    }

    /** A statement on the table; {@code %s} stands for its name. */
    String statement(String sql) {
        return sql.formatted(name);
    }

    /** Sets some attributes of one live record that has the expected version. A null leaves the value as it is. */
    String update(Collection<String> attributes, boolean custom) {
        StringBuilder sql = new StringBuilder("UPDATE " + name + " SET version = version + 1, updated_at = ?");
        changed(attributes, custom).forEach(column -> sql.append(", %s = coalesce(?, %s)".formatted(column, column)));
        return sql.append(" WHERE id = ? AND version = ? AND NOT deleted").toString();
    }

    private List<String> changed(Collection<String> attributes, boolean custom) {
        List<String> changed =
                new ArrayList<>(attributes.stream().map(this::column).toList());
        if (custom) {
            changed.add("custom");
        }
        return changed;
    }

    /**
     * Sets some attributes of many live records that have the expected versions, from arrays: ids, versions, each
     * attribute, custom. A null in an array leaves the value as it is. Answers with the ids that were changed.
     */
    String updateMany(Collection<String> attributes, boolean custom) {
        List<String> changed = changed(attributes, custom);
        StringBuilder sql = new StringBuilder("UPDATE " + name + " r SET version = r.version + 1, updated_at = ?");
        changed.forEach(column -> sql.append(", %s = coalesce(n.%s, r.%s)".formatted(column, column, column)));
        sql.append(" FROM unnest(?::uuid[], ?::bigint[]").append(", ?::varchar[]".repeat(changed.size()));
        sql.append(") n(id, version");
        changed.forEach(column -> sql.append(", ").append(column));
        return sql.append(") WHERE r.id = n.id AND r.version = n.version AND NOT r.deleted RETURNING r.id")
                .toString();
    }

    private String column(String attribute) {
        String column = columns.get(attribute);
        if (column == null) {
            throw new IllegalArgumentException(name + " has no column for " + attribute);
        }
        return column;
    }
}
