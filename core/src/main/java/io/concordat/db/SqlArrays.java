package io.concordat.db;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/** Arrays as parameters, as in {@code WHERE id = ANY(:ids)}: a page of ids or values in one round trip. */
public final class SqlArrays {

    private SqlArrays() {}

    public static Argument uuids(Collection<UUID> ids) {
        return array("uuid", ids.toArray());
    }

    public static Argument texts(Collection<String> texts) {
        return array("varchar", texts.toArray());
    }

    /** Texts in the byte order that both databases share. */
    public static Argument utf8(Collection<String> texts) {
        return array(
                "bytea",
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    private static Argument array(String type, Object[] elements) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
    }
}
