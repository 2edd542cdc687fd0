package io.concordat.connector.csv;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look over a whole file tells: that it can be read from end to end, and which rows cannot be told apart.
 *
 * @param rows how many rows have an id
 * @param duplicates the lines of every id that stands in more than one row; the first ones only
 * @param withoutId how many rows have no id
 * @param firstWithoutId the line of the first of them
 * @param digest of the file's bytes
 */
record Survey(
        long rows, Map<String, List<Long>> duplicates, long withoutId, Optional<Long> firstWithoutId, String digest) {

    Survey {
        duplicates = Map.copyOf(duplicates);
    }

    boolean isDuplicate(String id) {
        return duplicates.containsKey(id);
    }

    /** Whether a line is the first of those that share an id. */
    boolean isFirst(String id, long line) {
        return duplicates.getOrDefault(id, List.of(line)).get(0) == line;
    }
}
