package io.concordat.hub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Keys from one key and record on, in the order of their bytes.
 *
 * @param from the first key
 * @param end the first key that does not belong any more
 * @param after of the records with the first key, only those after this one
 */
@SuppressWarnings("ArrayRecordComponent")
record KeyRange(byte[] from, byte[] end, UUID after) {

    private static final UUID LEAST = new UUID(0, 0);

    /** All keys with a prefix, which is not blank. UTF-8 has no byte 0xFF, so the last byte can be counted up. */
    static KeyRange startingWith(String prefix) {
        byte[] start = utf8(prefix);
        byte[] end = utf8(prefix);
        end[end.length - 1]++;
        return new KeyRange(start, end, LEAST);
    }

    /** One key. */
    static KeyRange exactly(String key) {
        byte[] only = utf8(key);
        return new KeyRange(only, Arrays.copyOf(only, only.length + 1), LEAST);
    }

    /** What comes after a cursor. */
    KeyRange after(PageCursor cursor) {
        return new KeyRange(utf8(cursor.key()), end, cursor.id());
    }

    /** The order of keys in the database. */
    static int compare(String one, String other) {
        return Arrays.compareUnsigned(utf8(one), utf8(other));
    }

    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
