package io.concordat.mapping;

import io.concordat.canonical.FieldMap;
import java.util.List;
import java.util.Map;

/**
 * Values as the other side names and writes them, and those that could not be carried over.
 *
 * @param values by name; a value with a problem is absent
 * @param problems one for each value that is held back
 */
public record Mapped(Map<String, String> values, List<FieldProblem> problems) {

    public Mapped {
        values = FieldMap.copyOf(values);
        problems = List.copyOf(problems);
    }

    /** Counts only: values are personal data. */
    @Override
    public String toString() {
        return "Mapped" + values.keySet() + problems;
    }
}
