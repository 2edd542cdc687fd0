package io.concordat.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The external keys of a file with the lines on which they first stood. Holds a 128-bit digest of each key instead of
 * the key: some 40 MB for a million of them.
 */
final class SeenKeys {

    private static final int START = 1 << 12;

    private final MessageDigest digest = sha256();
    private long[] high = new long[START];
    private long[] low = new long[START];
    private int[] lines = new int[START];
    private int size;

    /** The line on which a key stood before; 0 if it did not, and then it stands on this one from now on. */
    long firstLine(String key, long line) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        if (size * 2 > lines.length) {
            grow();
        }
        return put(hash.getLong(), hash.getLong(), (int) line);
    }

    private int put(long keyHigh, long keyLow, int line) {
        int slot = (int) keyLow & lines.length - 1;
        while (lines[slot] != 0) {
            if (high[slot] == keyHigh && low[slot] == keyLow) {
                return lines[slot];
            }
            slot = slot + 1 & lines.length - 1;
        }
        high[slot] = keyHigh;
        low[slot] = keyLow;
        lines[slot] = line;
        size++;
        return 0;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldLines = lines;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        lines = new int[oldLines.length * 2];
        size = 0;
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                put(oldHigh[i], oldLow[i], oldLines[i]);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
