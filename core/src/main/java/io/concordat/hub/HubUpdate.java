package io.concordat.hub;

import io.concordat.db.BulkException;
import io.concordat.db.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a page of changes to one table: one statement over arrays on PostgreSQL, one batch on H2. Only rows with the
 * expected version change, in the order given; a column that a change leaves alone keeps its value.
 */
final class HubUpdate {

    private final HubTable table;
    private final Object now;

    HubUpdate(HubTable table, Object now) {
        this.table = table;
        this.now = now;
    }

    /**
     * The columns that a page sets.
     *
     * @param standard attributes, in the order of the statement
     * @param custom whether the custom values are set as well
     */
    private record Shape(List<String> standard, boolean custom) {

        static Shape of(List<PackedChange> changes) {
            Set<String> standard = new HashSet<>();
            changes.forEach(change -> standard.addAll(change.standard().keySet()));
            return new Shape(
                    standard.stream().sorted().toList(),
                    changes.stream().anyMatch(change -> change.custom().isPresent()));
        }
    }

    /** One batch. */
    Set<UUID> inBatch(Connection connection, List<PackedChange> changes) {
        Shape shape = Shape.of(changes);
        List<Object[]> columns = columns(shape, changes);
        try (PreparedStatement statement =
                connection.prepareStatement(table.update(shape.standard(), shape.custom()))) {
            for (int row = 0; row < changes.size(); row++) {
                int position = 1;
                statement.setObject(position++, now);
                for (Object[] column : columns) {
                    statement.setObject(position++, column[row]);
                }
                statement.setObject(position++, changes.get(row).id());
                statement.setLong(position, changes.get(row).expectedVersion());
                statement.addBatch();
            }
            return changed(changes, statement.executeBatch());
        } catch (SQLException refused) {
            throw new BulkException("records could not be changed", refused);
        }
    }

    private static Set<UUID> changed(List<PackedChange> changes, int[] counts) {
        Set<UUID> changed = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                changed.add(changes.get(i).id());
            }
        }
        return changed;
    }

    /** One statement. */
    Set<UUID> fromArrays(Connection connection, List<PackedChange> changes) {
        Shape shape = Shape.of(changes);
        try (PreparedStatement statement =
                connection.prepareStatement(table.updateMany(shape.standard(), shape.custom()))) {
            int position = 1;
            statement.setObject(position++, now);
            statement.setArray(position++, SqlArrays.of(connection, "uuid", ids(changes)));
            statement.setArray(position++, SqlArrays.of(connection, "bigint", versions(changes)));
            for (Object[] column : columns(shape, changes)) {
                statement.setArray(position++, SqlArrays.of(connection, "varchar", column));
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
