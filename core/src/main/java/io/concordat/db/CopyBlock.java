package io.concordat.db;

import io.concordat.db.BulkInsert.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Rows in the binary format of PostgreSQL's COPY command, written one after the other into one array. */
final class CopyBlock {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int NULL = -1;
    private static final short END = -1;

    /** PostgreSQL counts microseconds from here. */
    private static final OffsetDateTime EPOCH = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private ByteBuffer block;

    /** An empty one with room for so many bytes, which grows if need be. */
    CopyBlock(int capacity) {
        this.block = ByteBuffer.allocate(capacity);
    }

    /** What stands before the first row. */
    void start() {
        room(SIGNATURE.length + 2 * Integer.BYTES).put(SIGNATURE).putInt(0).putInt(0);
    }

    /** What stands after the last row. */
    void end() {
        room(Short.BYTES).putShort(END);
    }

    /** A row, each value of the Java type that goes with its column, or null. */
    void add(List<Column> columns, Object[] row) {
        room(Short.BYTES).putShort((short) row.length);
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null) {
                room(Integer.BYTES).putInt(NULL);
            } else {
                add(columns.get(i).type(), row[i]);
            }
        }
    }

    byte[] bytes() {
        return block.array();
    }

    int size() {
        return block.position();
    }

    void clear() {
        block.clear();
    }

    private void add(String type, Object value) {
        switch (type) {
            case "varchar" -> add(((String) value).getBytes(StandardCharsets.UTF_8));
            case "bytea" -> add((byte[]) value);
            case "uuid" -> {
                UUID id = (UUID) value;
                field(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
            case "bigint" -> field(Long.BYTES).putLong(((Number) value).longValue());
            case "boolean" -> field(Byte.BYTES).put((byte) ((Boolean) value ? 1 : 0));
            case "timestamptz" -> field(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, (OffsetDateTime) value));
            default -> throw new IllegalArgumentException("columns of type " + type + " are not copied");
        }
    }

    private void add(byte[] bytes) {
        field(bytes.length).put(bytes);
    }

    /** Room for a value of so many bytes, which are said before it. */
    private ByteBuffer field(int bytes) {
        return room(Integer.BYTES + bytes).putInt(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (block.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(block.capacity() * 2, block.position() + bytes));
            block = larger.put(block.flip());
        }
        return block;
    }
}
