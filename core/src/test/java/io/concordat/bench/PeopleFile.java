package io.concordat.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of generated people that is made while it is read. */
final class PeopleFile extends InputStream {

    private final int size;
    private int next;
    private byte[] line = People.header().getBytes(StandardCharsets.UTF_8);
    private int position;

    PeopleFile(int size) {
        this.size = size;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : line[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() {
        if (position == line.length && next < size) {
            line = People.line(next++).getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return position == line.length;
    }
}
