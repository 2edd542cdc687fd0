package io.concordat.connector.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A file being read from the top: its header is read, its rows follow. */
final class OpenFile implements Closeable {

    private final CsvFile file;
    private final RowScanner rows;
    private final Header header;

    OpenFile(CsvFile file, RowScanner rows) throws IOException {
        this.file = file;
        this.rows = rows;
        this.header = Header.of(file.path(), rows.next(), file.dialect(), file.idColumn());
    }

    Header header() {
        return header;
    }

    /** The next row that is not an empty line. */
    Optional<Row> next() throws IOException {
        Optional<Row> row = rows.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = rows.next();
        }
        return row;
    }

    /** The next row, empty lines too. */
    Optional<Row> nextLine() throws IOException {
        return rows.next();
    }

    /** The id of a row, blank if it has none. */
    String id(Row row) {
        requireAllCells(row);
        return text(row, header.id());
    }

    /** What a cell says. */
    String text(Row row, int cell) {
        return file.dialect()
                .decode(row.cell(cell))
                .orElseThrow(() -> Trouble.inLine(
                        file.path(),
                        row.line(),
                        "column " + (cell + 1) + " is not " + file.dialect().charset()
                                + "; save the file so or choose its character set in the settings"));
    }

    /** Refuses a row that cannot be read from its first cell to its last. */
    void check(Row row) {
        requireAllCells(row);
        if (row.bytes().length <= Dialect.LONGEST_CELL && file.dialect().holds(row.bytes())) {
            return;
        }
        for (int cell = 0; cell < row.size(); cell++) {
            if (text(row, cell).length() > Dialect.LONGEST_CELL) {
                throw Trouble.inLine(
                        file.path(),
                        row.line(),
                        "column " + (cell + 1) + " holds more than 100,000 characters; shorten it or close its quote");
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void requireAllCells(Row row) {
        if (row.size() != header.size()) {
            throw Trouble.inLine(
                    file.path(),
                    row.line(),
                    "the row has " + row.size() + " cells and the header " + header.size()
                            + "; add or remove delimiters, or quote the cell that contains one");
        }
    }
}
