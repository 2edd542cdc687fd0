package io.concordat.connector.salesforce.simulator.error;

import java.util.List;

/**
 * What is wrong with one row.
 *
 * @param matches of a duplicate rule: the ids of the records that it found; empty for all other errors
 */
public record RowError(String code, String message, List<String> fields, List<String> matches) {

    public RowError {
        fields = List.copyOf(fields);
        matches = List.copyOf(matches);
    }

    public static RowError of(String code, String message, String... fields) {
        return new RowError(code, message, List.of(fields), List.of());
    }

    /** The status of a call about this row alone. */
    public int status() {
        return switch (code) {
            case "NOT_FOUND", "ENTITY_IS_DELETED" -> 404;
            case "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY" -> 403;
            default -> 400;
        };
    }
}
