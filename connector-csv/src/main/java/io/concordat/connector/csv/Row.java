package io.concordat.connector.csv;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** One row of a file as it stands there, byte for byte with its line end, and where its cells are. */
final class Row {

    private final byte[] bytes;
    private final int[] bounds;
    private final long line;
    private final byte quote;

    /**
     * @param bytes everything from the end of the row before to the end of this one
     * @param bounds start and end of each cell, quotes included
     * @param line the line of the file in which it begins, from 1
     */
    Row(byte[] bytes, int[] bounds, long line, char quote) {
        this.bytes = bytes;
        this.bounds = bounds;
        this.line = line;
        this.quote = (byte) quote;
    }

    byte[] bytes() {
        return bytes;
    }

    long line() {
        return line;
    }

    int size() {
        return bounds.length / 2;
    }

    /** Whether it is an empty line. */
    boolean isBlank() {
        return bounds.length == 2 && bounds[0] == bounds[1];
    }

    boolean isQuoted(int cell) {
        return bounds[2 * cell] < bounds[2 * cell + 1] && bytes[bounds[2 * cell]] == quote;
    }

    /** The bytes of a cell without its quotes. */
    byte[] cell(int cell) {
        int start = bounds[2 * cell];
        int end = bounds[2 * cell + 1];
        return isQuoted(cell) ? unquoted(start + 1, end - 1) : Arrays.copyOfRange(bytes, start, end);
    }

    /** The line end, empty for a last row without one. */
    byte[] lineEnd() {
        return Arrays.copyOfRange(bytes, bounds[bounds.length - 1], bytes.length);
    }

    /** The same bytes with some cells replaced, by number; the new ones come with their quotes. */
    byte[] with(Map<Integer, byte[]> cells) {
        ByteArrayOutputStream row = new ByteArrayOutputStream(bytes.length + 64);
        int copied = 0;
        for (int cell = 0; cell < size(); cell++) {
            if (cells.containsKey(cell)) {
                row.write(bytes, copied, bounds[2 * cell] - copied);
                row.writeBytes(cells.getOrDefault(cell, new byte[0]));
                copied = bounds[2 * cell + 1];
            }
        }
        row.write(bytes, copied, bytes.length - copied);
        return row.toByteArray();
    }

    /** A hash of what the cells hold, whatever their quotes. */
    String revision() {
        MessageDigest digest = sha256();
        for (int cell = 0; cell < size(); cell++) {
            byte[] content = cell(cell);
            int length = content.length;
            digest.update((byte) (length >>> 24));
            digest.update((byte) (length >>> 16));
            digest.update((byte) (length >>> 8));
            digest.update((byte) length);
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] unquoted(int start, int end) {
        byte[] content = new byte[end - start];
        int length = 0;
        for (int position = start; position < end; position++) {
            content[length++] = bytes[position];
            if (bytes[position] == quote) {
                position++;
            }
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }
}
