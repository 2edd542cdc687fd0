package io.concordat.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Inserts pages of rows: COPY, or one statement over arrays, on PostgreSQL, a batch on H2, the fastest way of each.
 * Table and column names are constants of the caller and never come from outside.
 */
public final class BulkInsert {

    /** Starting a COPY costs more than an insert of fewer rows. */
    private static final int WORTH_COPYING = 50;

    private final String table;
    private final List<Column> columns;

    private BulkInsert(String table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * A column that is filled.
     *
     * @param name its name
     * @param type the type of its values, {@code uuid}, {@code varchar}, {@code bigint}, {@code boolean}, {@code bytea}
     *     or {@code timestamptz}; times are given as {@link java.time.OffsetDateTime}
     */
    public record Column(String name, String type) {}

    public static BulkInsert into(String table, Column... columns) {
        return new BulkInsert(table, List.of(columns));
    }

    public static BulkInsert into(String table, List<Column> columns) {
        return new BulkInsert(table, List.copyOf(columns));
    }

    /** Inserts rows, each with one value for each column, in their order. */
    public void insert(Handle handle, Dialect dialect, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            switch (dialect) {
                case H2 -> batch(handle.getConnection(), rows);
                case POSTGRESQL -> copyOrArrays(handle.getConnection(), rows);
            }
        } catch (SQLException refused) {
            throw new BulkException("rows could not be inserted into " + table, refused);
        }
    }

    private void batch(Connection connection, List<Object[]> rows) throws SQLException {
        String sql = "INSERT INTO " + table + " (" + names() + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    bind(statement, i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Most values are texts, which H2 takes with less ado if it is told so. */
    static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(position, text);
        } else {
            statement.setObject(position, value);
        }
    }

    /** By COPY into the table itself, where the driver's own connection can be had; a pool may keep it to itself. */
    private void copyOrArrays(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.size() >= WORTH_COPYING && connection.isWrapperFor(PGConnection.class)) {
            CopyRows.into(connection.unwrap(PGConnection.class), table + " (" + names() + ")", columns, rows);
        } else {
            arrays(connection, rows);
        }
    }

    private void arrays(Connection connection, List<Object[]> rows) throws SQLException {
        String sql = "INSERT INTO " + table + " (" + names() + ") SELECT * FROM unnest(" + parameters() + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(
                        i + 1, SqlArrays.column(connection, columns.get(i).type(), rows, i));
            }
            statement.executeUpdate();
        }
    }

    private String names() {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    private String parameters() {
        return String.join(
                ", ",
                columns.stream().map(column -> "?::" + column.type() + "[]").toList());
    }
}
