package io.concordat.web.screen;

import io.concordat.mapping.FieldMapping;
import java.util.List;

/**
 * A mapping with what helps to decide about it.
 *
 * @param facts what the other side says of its field: type, length, whether it insists on a value
 * @param allowed the values the other side allows; "" for any
 * @param table its translation, a line for each value
 * @param letters how letters are written, "" as they are
 * @param hubSample a value of the hub, "" if none is known
 * @param remoteSample a value of the other side, "" if none is known
 * @param warnings what an admin should know
 */
public record MappingRow(
        FieldMapping mapping,
        String facts,
        String allowed,
        String table,
        String letters,
        String hubSample,
        String remoteSample,
        List<String> warnings) {

    public MappingRow {
        warnings = List.copyOf(warnings);
    }

    /** Whether there is more to see than the row itself shows. */
    public boolean isTransforming() {
        return !table.isEmpty() || !letters.isEmpty();
    }
}
