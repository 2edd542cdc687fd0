package io.concordat.connector.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes rows in the style of a file: its delimiter, quotes and line ends. */
final class RowWriter {

    private final CsvFile file;
    private final Header header;

    RowWriter(CsvFile file, Header header) {
        this.file = file;
        this.header = header;
    }

    /** Refuses values for columns that the file does not have. */
    void requireColumns(Map<String, String> values) {
        values.keySet().forEach(header::column);
    }

    byte[] lineEnd() {
        byte[] end = header.row().lineEnd();
        return end.length == 0 ? new byte[] {'\n'} : end;
    }

    /** A new row; empty if the charset of the file cannot hold it. */
    Optional<Row> row(String id, Map<String, String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int column = 0; column < header.size(); column++) {
            String name = header.names().get(column);
            String text = column == header.id() ? id : values.getOrDefault(name, "");
            Optional<byte[]> cell = file.dialect().encode(text, header.isQuoted());
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            if (column > 0) {
                bytes.write(file.dialect().delimiter());
            }
            bytes.writeBytes(cell.get());
        }
        bytes.writeBytes(lineEnd());
        return Optional.of(parsed(bytes.toByteArray()));
    }

    /** The row with other values in some cells, the same object if it has them already; empty as for a new one. */
    Optional<Row> changed(Row row, Map<String, String> values) {
        Map<Integer, byte[]> cells = new HashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            int column = header.column(entry.getKey());
            String text = entry.getValue();
            if (file.dialect().decode(row.cell(column)).filter(text::equals).isEmpty()) {
                Optional<byte[]> cell = file.dialect().encode(text, row.isQuoted(column));
                if (cell.isEmpty()) {
                    return Optional.empty();
                }
                cells.put(column, cell.get());
            }
        }
        return Optional.of(cells.isEmpty() ? row : parsed(row.with(cells)));
    }

    private Row parsed(byte[] bytes) {
        try {
            return RowScanner.row(bytes, file.path(), file.dialect());
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }
}
