package io.concordat.db;

import io.concordat.db.BulkInsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Updates pages of rows by their keys: one statement over arrays on PostgreSQL, a batch on H2. Table and column names
 * are constants of the caller and never come from outside.
 */
public final class BulkUpdate {

    private final String table;
    private final List<Column> keys;
    private final List<Column> values;

    /** Updates these columns of the rows with these keys. */
    public BulkUpdate(String table, List<Column> keys, List<Column> values) {
        this.table = table;
        this.keys = List.copyOf(keys);
        this.values = List.copyOf(values);
    }

    /** Updates rows, each given as its keys and then its values, in the order of the columns. */
    public void update(Handle handle, Dialect dialect, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            switch (dialect) {
                case H2 -> batch(handle.getConnection(), rows);
                case POSTGRESQL -> arrays(handle.getConnection(), rows);
            }
        } catch (SQLException refused) {
            throw new BulkException("rows of " + table + " could not be updated", refused);
        }
    }

    private void batch(Connection connection, List<Object[]> rows) throws SQLException {
        String sql = "UPDATE " + table + " SET " + each(values, "%1$s = ?", ", ") + " WHERE "
                + each(keys, "%1$s = ?", " AND ");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    BulkInsert.bind(statement, position(i), row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** In the statement the values come first. */
    private int position(int index) {
        return index < keys.size() ? values.size() + index + 1 : index - keys.size() + 1;
    }

    private void arrays(Connection connection, List<Object[]> rows) throws SQLException {
        List<Column> all = Stream.concat(keys.stream(), values.stream()).toList();
        String sql = "UPDATE " + table + " t SET " + each(values, "%1$s = n.%1$s", ", ") + " FROM unnest("
                + each(all, "?::%2$s[]", ", ") + ") n(" + each(all, "%1$s", ", ") + ") WHERE "
                + each(keys, "t.%1$s = n.%1$s", " AND ");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < all.size(); i++) {
                statement.setArray(
                        i + 1, SqlArrays.column(connection, all.get(i).type(), rows, i));
            }
            statement.executeUpdate();
        }
    }

    private static String each(List<Column> columns, String pattern, String between) {
        return columns.stream()
                .map(column -> pattern.formatted(column.name(), column.type()))
                .collect(Collectors.joining(between));
    }
}
