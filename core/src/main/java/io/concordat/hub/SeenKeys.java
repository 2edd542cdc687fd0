package io.concordat.hub;

import io.concordat.db.ScratchFile;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The external keys of a file with the lines on which they first stood. Holds a 128-bit digest of each key instead of
 * the key; those of a large file stand in a file of their own, so that the heap of an import does not grow with it.
 */
final class SeenKeys {

    private static final int FIRST_SLOTS = 1 << 12;

    /** A slot is the two halves of a digest and a line, which is 0 where nothing stands yet. */
    private static final int SLOT = 3;

    private static final int LOW = 1;
    private static final int LINE = 2;

    private final MessageDigest digest = sha256();
    private LongBuffer slots = ScratchFile.longs(FIRST_SLOTS * SLOT);
    private int size;

    /** The line on which a key stood before; 0 if it did not, and then it stands on this one from now on. */
    long firstLine(String key, long line) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        if (size * 2 * SLOT > slots.capacity()) {
            grow();
        }
        long before = put(slots, hash.getLong(), hash.getLong(), line);
        if (before == 0) {
            size++;
        }
        return before;
    }

    private static long put(LongBuffer into, long high, long low, long line) {
        int count = into.capacity() / SLOT;
        int slot = ((int) low & count - 1) * SLOT;
        while (into.get(slot + LINE) != 0) {
            if (into.get(slot) == high && into.get(slot + LOW) == low) {
                return into.get(slot + LINE);
            }
            slot = (slot + SLOT) % into.capacity();
        }
        into.put(slot, high).put(slot + LOW, low).put(slot + LINE, line);
        return 0;
    }

    private void grow() {
        LongBuffer larger = ScratchFile.longs(slots.capacity() * 2);
        for (int slot = 0; slot < slots.capacity(); slot += SLOT) {
            if (slots.get(slot + LINE) != 0) {
                put(larger, slots.get(slot), slots.get(slot + LOW), slots.get(slot + LINE));
            }
        }
        slots = larger;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
