package io.concordat.db;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
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
        return array("uuid", new LinkedHashSet<>(ids).toArray());
    }

    public static Argument texts(Collection<String> texts) {
        return array("varchar", new LinkedHashSet<>(texts).toArray());
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

    private static Argument array(String type, Object[] elements) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
    }
}
