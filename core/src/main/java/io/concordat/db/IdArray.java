package io.concordat.db;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Ids as a parameter. PostgreSQL's driver sends arrays of them as text, which both sides spell out digit by digit; here
 * they go in binary, where the driver's own connection can be had.
 */
final class IdArray {

    private static final int HEADER = 5 * Integer.BYTES;
    private static final int ID = 2 * Long.BYTES;
    private static final int NULL = -1;

    private IdArray() {}

    /** @param ids {@link UUID}s, null where there is none */
    static Array of(Connection connection, Object[] ids) throws SQLException {
        return connection.isWrapperFor(BaseConnection.class)
                ? of(connection.unwrap(BaseConnection.class), ids)
                : connection.createArrayOf("uuid", ids);
    }

    private static Array of(BaseConnection connection, Object[] ids) throws SQLException {
        return connection.getPreferQueryMode() == PreferQueryMode.SIMPLE
                ? connection.createArrayOf("uuid", ids)
                : new PgArray(connection, Oid.UUID_ARRAY, bytes(ids));
    }

    /** One dimension that is counted from 1. */
    private static byte[] bytes(Object[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + ids.length * (Integer.BYTES + ID));
        boolean anyNull = Arrays.stream(ids).anyMatch(Objects::isNull);
        bytes.putInt(1)
                .putInt(anyNull ? 1 : 0)
                .putInt(Oid.UUID)
                .putInt(ids.length)
                .putInt(1);
        for (Object id : ids) {
            if (id == null) {
                bytes.putInt(NULL);
            } else {
                UUID value = (UUID) id;
                bytes.putInt(ID).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
            }
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
}
