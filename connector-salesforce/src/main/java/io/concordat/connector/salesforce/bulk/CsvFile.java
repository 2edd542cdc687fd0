package io.concordat.connector.salesforce.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows for a job, written as the bytes that are sent: commas between values, lines ending in LF, UTF-8. */
public final class CsvFile {

    private static final int ASCII = 0x80;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean lineBegun;

    /** Adds a value to the line; "" is nothing at all. */
    public void cell(String value) {
        if (lineBegun) {
            add((byte) ',');
        }
        lineBegun = true;
        int start = length;
        if (!addPlain(value)) {
            length = start;
            addQuoted(value);
        }
    }

    /** Ends the line. */
    public void end() {
        add((byte) '\n');
        lineBegun = false;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Answers false at the first character that needs more than its one byte. */
    private boolean addPlain(String value) {
        int size = value.length();
        require(size);
        for (int i = 0; i < size; i++) {
            char character = value.charAt(i);
            if (character >= ASCII || character == '"' || character == ',' || character < ' ') {
                return false;
            }
            bytes[length++] = (byte) character;
        }
        return size == 0 || (value.charAt(0) != ' ' && value.charAt(size - 1) != ' ');
    }

    private void addQuoted(String value) {
        byte[] quoted = value.replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        add((byte) '"');
        require(quoted.length);
        System.arraycopy(quoted, 0, bytes, length, quoted.length);
        length += quoted.length;
        add((byte) '"');
    }

    private void add(byte one) {
        require(1);
        bytes[length++] = one;
    }

    private void require(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
