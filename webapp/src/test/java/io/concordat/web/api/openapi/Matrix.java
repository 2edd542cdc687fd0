package io.concordat.web.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of what is decided: a line for each thing, a column for each role, {@code yes} where the role may. */
public final class Matrix {

    private final List<String> columns;
    private final Map<String, List<String>> cells;

    private Matrix(List<String> columns, Map<String, List<String>> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /**
     * Reads one that lies beside a test.
     *
     * @param nameColumns how many cells, joined by blanks, name the thing
     */
    public static Matrix read(Class<?> test, String file, int nameColumns) {
        try (InputStream in = test.getResourceAsStream(file)) {
            List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
            Map<String, List<String>> cells = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> parts = Arrays.asList(line.split(",", -1));
                cells.put(String.join(" ", parts.subList(0, nameColumns)), parts.subList(nameColumns, parts.size()));
            }
            List<String> header = Arrays.asList(lines.get(0).split(",", -1));
            return new Matrix(header.subList(nameColumns, header.size()), cells);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Set<String> rows() {
        return cells.keySet();
    }

    /** Whether a role may. */
    public boolean says(String row, String role) {
        List<String> line = cells.getOrDefault(row, List.of());
        int column = columns.indexOf(role);
        return column < line.size() && line.get(column).equals("yes");
    }
}
