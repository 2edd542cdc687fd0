package io.concordat.hub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The keys that start with a prefix, from one key and record on, in the order of their bytes.
 *
 * @param from the first key
 * @param end the first key that does not start with the prefix any more
 * @param after of the records with the first key, only those after this one
 */
@SuppressWarnings("ArrayRecordComponent")
record KeyRange(byte[] from, byte[] end, UUID after) {

    private static final UUID LEAST = new UUID(0, 0);

    /** All keys with a prefix, which is not blank. */
    static KeyRange of(String prefix) {
        byte[] start = utf8(prefix);
        return new KeyRange(start, next(start), LEAST);
    }

    /** What comes after a hit. */
    KeyRange after(KeyHit hit) {
        return new KeyRange(utf8(hit.valueKey()), end, hit.hubId());
    }

    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-8 has no byte 0xFF, so the last byte can always be counted up. */
    private static byte[] next(byte[] prefix) {
        byte[] next = Arrays.copyOf(prefix, prefix.length);
        next[next.length - 1]++;
        return next;
    }
}
