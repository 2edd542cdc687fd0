package io.concordat.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a file into rows and cells by RFC 4180 without decoding it. It holds one row in memory at a time.
 *
 * <p>Rows end with LF, CRLF or CR. A quote inside an unquoted cell stands for itself. A byte order mark belongs to the
 * first row and to none of its cells.
 */
final class RowScanner implements Closeable {

    private static final int LONGEST_ROW = 32 * 1024 * 1024;
    private static final int NONE = -1;

    private final InputStream in;
    private final Path file;
    private final Dialect dialect;
    private byte[] buffer;
    private int start;
    private int position;
    private int limit;
    private int[] bounds = new int[64];
    private int cells;
    private long line = 1;
    private long rowLine = 1;
    private boolean atStart;

    private RowScanner(InputStream in, Path file, Dialect dialect, int size, boolean atStart) {
        this.in = in;
        this.file = file;
        this.dialect = dialect;
        this.buffer = new byte[size];
        this.atStart = atStart;
    }

    /** Scans a file from its first byte. */
    static RowScanner of(InputStream in, Path file, Dialect dialect) {
        return new RowScanner(in, file, dialect, 64 * 1024, true);
    }

    /** The one row that these bytes are. */
    static Row row(byte[] bytes, Path file, Dialect dialect) throws IOException {
        try (RowScanner rows =
                new RowScanner(new ByteArrayInputStream(bytes), file, dialect, bytes.length + 1, false)) {
            return rows.next().orElseThrow();
        }
    }

    /** The next row, empty lines too; empty at the end of the file. */
    Optional<Row> next() throws IOException {
        start = position;
        rowLine = line;
        cells = 0;
        if (atStart) {
            skipMark();
        }
        if (peek() == NONE) {
            return Optional.empty();
        }
        do {
            scanCell();
        } while (take(dialect.delimiter()));
        scanLineEnd();
        return Optional.of(row());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Row row() {
        byte[] bytes = Arrays.copyOfRange(buffer, start, position);
        return new Row(bytes, Arrays.copyOf(bounds, 2 * cells), rowLine, dialect.quote());
    }

    private void scanCell() throws IOException {
        int from = position - start;
        if (take(dialect.quote())) {
            scanQuoted();
        } else {
            scanPlain();
        }
        if (2 * cells == bounds.length) {
            bounds = Arrays.copyOf(bounds, 4 * cells);
        }
        bounds[2 * cells] = from;
        bounds[2 * cells + 1] = position - start;
        cells++;
    }

    private void scanPlain() throws IOException {
        for (int next = peek(); !endsCell(next); next = peek()) {
            position++;
        }
    }

    private void scanQuoted() throws IOException {
        while (true) {
            int next = peek();
            if (next == NONE) {
                throw Trouble.inLine(file, rowLine, "a quote is opened and never closed; close it");
            }
            position++;
            if (next == '\n' || (next == '\r' && peek() != '\n')) {
                line++;
            }
            if (next == dialect.quote() && !take(dialect.quote())) {
                break;
            }
        }
        if (!endsCell(peek())) {
            throw Trouble.inLine(
                    file, line, "there is text after a closing quote; double the quotes that belong to the cell");
        }
    }

    private void scanLineEnd() throws IOException {
        boolean carriageReturn = take('\r');
        boolean lineFeed = take('\n');
        if (carriageReturn || lineFeed) {
            line++;
        }
    }

    private boolean endsCell(int next) {
        return next == dialect.delimiter() || next == '\n' || next == '\r' || next == NONE;
    }

    private void skipMark() throws IOException {
        atStart = false;
        int first = peek();
        if (first == 0xFF || first == 0xFE) {
            position++;
            int second = peek();
            position--;
            if (first + second == 0xFF + 0xFE) {
                throw Trouble.inLine(file, 1, "the file is UTF-16; save it as UTF-8");
            }
        }
        if (dialect.charset().equals(StandardCharsets.UTF_8) && first == 0xEF) {
            position += 2;
            boolean mark = peek() == 0xBF && buffer[start + 1] == (byte) 0xBB;
            position = mark ? position + 1 : start;
        }
    }

    private boolean take(char wanted) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private int peek() throws IOException {
        while (position >= limit) {
            if (!fill()) {
                return NONE;
            }
        }
        return buffer[position] & 0xFF;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            position -= start;
            limit -= start;
            start = 0;
        } else if (limit == buffer.length) {
            if (buffer.length >= LONGEST_ROW) {
                throw Trouble.inLine(
                        file, rowLine, "the row is longer than 32 MB; probably a quote is opened and never closed");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read > 0) {
            limit += read;
        }
        return read > 0;
    }
}
