package io.concordat.hub;

import io.concordat.db.BulkException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a page of changes to one table: one statement over arrays on PostgreSQL; on H2 a batch for each set of changed
 * columns. Only rows with the expected version change.
 */
final class HubUpdate {

    private final HubTable table;
    private final Object now;

    HubUpdate(HubTable table, Object now) {
        this.table = table;
        this.now = now;
    }

    /**
     * The columns that a batch sets.
     *
     * @param standard attributes, in the order of the statement
     * @param custom whether the custom values are set as well
     */
    private record Shape(List<String> standard, boolean custom) {

        static Shape of(PackedChange change) {
            return new Shape(
                    change.standard().keySet().stream().sorted().toList(),
                    change.custom().isPresent());
        }

        static Shape of(List<PackedChange> changes) {
            Set<String> standard = new HashSet<>();
            changes.forEach(change -> standard.addAll(change.standard().keySet()));
            return new Shape(
                    standard.stream().sorted().toList(),
                    changes.stream().anyMatch(change -> change.custom().isPresent()));
        }
    }

    /** In the order of ids, so that neighbours on disk are written together. */
    Set<UUID> inBatches(Connection connection, List<PackedChange> changes) {
        Map<Shape, List<PackedChange>> groups = new LinkedHashMap<>();
        changes.stream()
                .sorted(Comparator.comparing(PackedChange::id))
                .forEach(change -> groups.computeIfAbsent(Shape.of(change), shape -> new ArrayList<>())
                        .add(change));
        Set<UUID> changed = new HashSet<>();
        groups.forEach((shape, group) -> changed.addAll(inBatch(connection, shape, group)));
        return changed;
    }

    private Set<UUID> inBatch(Connection connection, Shape shape, List<PackedChange> group) {
        try (PreparedStatement statement =
                connection.prepareStatement(table.update(shape.standard(), shape.custom()))) {
            for (PackedChange change : group) {
                bind(statement, shape, change);
                statement.addBatch();
            }
            return changed(group, statement.executeBatch());
        } catch (SQLException refused) {
            throw new BulkException("records could not be changed", refused);
        }
    }

    private void bind(PreparedStatement statement, Shape shape, PackedChange change) throws SQLException {
        int position = 1;
        statement.setObject(position++, now);
        for (String attribute : shape.standard()) {
            statement.setString(position++, change.standard().getOrDefault(attribute, ""));
        }
        if (shape.custom()) {
            statement.setString(position++, change.custom().orElse(""));
        }
        statement.setObject(position++, change.id());
        statement.setLong(position, change.expectedVersion());
    }

    private static Set<UUID> changed(List<PackedChange> group, int[] counts) {
        Set<UUID> changed = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                changed.add(group.get(i).id());
            }
        }
        return changed;
    }

    Set<UUID> fromArrays(Connection connection, List<PackedChange> changes) {
        Shape shape = Shape.of(changes);
        try (PreparedStatement statement =
                connection.prepareStatement(table.updateMany(shape.standard(), shape.custom()))) {
            int position = 1;
            statement.setObject(position++, now);
            statement.setArray(position++, connection.createArrayOf("uuid", ids(changes)));
            statement.setArray(position++, connection.createArrayOf("bigint", versions(changes)));
            for (Object[] column : columns(shape, changes)) {
                statement.setArray(position++, connection.createArrayOf("varchar", column));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return changed(rows);
            }
        } catch (SQLException refused) {
            throw new BulkException("records could not be changed", refused);
        }
    }

    private static Object[] ids(List<PackedChange> changes) {
        return changes.stream().map(PackedChange::id).toArray();
    }

    private static Object[] versions(List<PackedChange> changes) {
        return changes.stream().map(PackedChange::expectedVersion).toArray();
    }

    /** A column for each attribute; what a record does not change stays null. */
    private static List<Object[]> columns(Shape shape, List<PackedChange> changes) {
        Map<String, Object[]> columns = new HashMap<>();
        shape.standard().forEach(attribute -> columns.put(attribute, new Object[changes.size()]));
        Object[] custom = new Object[changes.size()];
        for (int i = 0; i < changes.size(); i++) {
            int row = i;
            changes.get(i)
                    .standard()
                    .forEach((attribute, value) -> columns.getOrDefault(attribute, custom)[row] = value);
            changes.get(i).custom().ifPresent(packed -> custom[row] = packed);
        }
        List<Object[]> inOrder =
                new ArrayList<>(shape.standard().stream().map(columns::get).toList());
        if (shape.custom()) {
            inOrder.add(custom);
        }
        return inOrder;
    }

    private static Set<UUID> changed(ResultSet rows) throws SQLException {
        Set<UUID> changed = new HashSet<>();
        while (rows.next()) {
            changed.add(rows.getObject(1, UUID.class));
        }
        return changed;
    }
}
