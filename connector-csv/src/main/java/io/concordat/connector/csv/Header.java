package io.concordat.connector.csv;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first row of a file: its columns and the style that new rows take over. */
final class Header {

    private final Path file;
    private final Row row;
    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int id;

    private Header(Path file, Row row, List<String> names, String idColumn) {
        this.file = file;
        this.row = row;
        this.names = names;
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            if (!name.isBlank() && columns.putIfAbsent(name, column) != null) {
                throw Trouble.inLine(file, 1, "two columns are called \"" + name + "\"; rename one of them");
            }
        }
        this.id = find(idColumn)
                .orElseThrow(() -> Trouble.inLine(
                        file,
                        1,
                        "there is no column \"" + idColumn
                                + "\" for the id; add it or choose another id column and the right delimiter"));
    }

    static Header of(Path file, Optional<Row> first, Dialect dialect, String idColumn) {
        Row row = first.filter(found -> !found.isBlank())
                .orElseThrow(() -> Trouble.inLine(file, 1, "there is no header; write the names of the columns there"));
        List<String> names = IntStream.range(0, row.size())
                .mapToObj(cell -> dialect.decode(row.cell(cell))
                        .orElseThrow(() -> Trouble.inLine(
                                file, 1, "the header is not " + dialect.charset() + "; save the file so")))
                .toList();
        return new Header(file, row, names, idColumn);
    }

    Row row() {
        return row;
    }

    /** The names of all columns in their order, nameless ones as blanks. */
    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    int id() {
        return id;
    }

    Optional<Integer> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** The place of a column that a mapping counts on. */
    int column(String name) {
        return find(name)
                .orElseThrow(() -> Trouble.misconfigured(Trouble.name(file) + " has no column \"" + name
                        + "\" any more; put it back or change the mapping"));
    }

    /** Whether every cell of the header is quoted; then those of new rows are. */
    boolean isQuoted() {
        return IntStream.range(0, row.size()).allMatch(row::isQuoted);
    }
}
