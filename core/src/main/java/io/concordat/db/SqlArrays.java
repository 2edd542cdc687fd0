package io.concordat.db;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/**
 * Arrays as parameters, a page of ids or values in one round trip, as in {@code FROM unnest(:ids) w(id) JOIN profile r
 * ON r.id = w.id}. Both databases look up such a join by its index; {@code = ANY(:ids)} H2 compares with every element
 * of every row. Equal elements are passed once.
 */
public final class SqlArrays {

    private SqlArrays() {}

    public static Argument uuids(Collection<UUID> ids) {
        return array("uuid", distinct(ids));
    }

    public static Argument texts(Collection<String> texts) {
        return array("varchar", distinct(texts));
    }

    /** Texts in the byte order that both databases share. */
    public static Argument utf8(Collection<String> texts) {
        return array(
                "bytea",
                texts.stream()
                        .distinct()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    private static Object[] distinct(Collection<?> elements) {
        return (elements instanceof Set ? elements : new LinkedHashSet<>(elements)).toArray();
    }

    private static Argument array(String type, Object[] elements) {
        return (position, statement, context) ->
                statement.setArray(position, of(statement.getConnection(), type, elements));
    }

    /**
     * An array for a statement. PostgreSQL's driver knows some kinds by the Java type of the array, and sends those in
     * binary, which saves both sides the writing and reading of text.
     *
     * @param type a type of {@link BulkInsert.Column}
     * @param elements its values, null where there is none
     */
    public static Array of(Connection connection, String type, Object[] elements) throws SQLException {
        if (type.equals("uuid")) {
            return IdArray.of(connection, elements);
        }
        return connection.createArrayOf(
                type,
                switch (type) {
                    case "varchar" -> Arrays.copyOf(elements, elements.length, String[].class);
                    case "bigint" -> Arrays.copyOf(elements, elements.length, Long[].class);
                    case "boolean" -> Arrays.copyOf(elements, elements.length, Boolean[].class);
                    case "bytea" -> Arrays.copyOf(elements, elements.length, byte[][].class);
                    default -> elements;
                });
    }

    /** The values of one column of some rows, as {@link #of}. */
    static Array column(Connection connection, String type, List<Object[]> rows, int index) throws SQLException {
        return of(connection, type, rows.stream().map(row -> row[index]).toArray());
    }
}
