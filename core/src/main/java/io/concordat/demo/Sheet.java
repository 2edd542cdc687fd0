package io.concordat.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that is written to a file.
 *
 * @param columns in their order
 * @param rows cells by column; one that is absent is blank
 */
record Sheet(List<String> columns, List<Map<String, String>> rows) {

    Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The table as CSV, in UTF-8. */
    byte[] csv() {
        Stream<List<String>> lines = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList());
        return Stream.concat(Stream.of(columns), lines)
                .map(Sheet::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Sheet::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
