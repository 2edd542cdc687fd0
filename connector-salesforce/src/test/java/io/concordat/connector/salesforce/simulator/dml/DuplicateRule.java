package io.concordat.connector.salesforce.simulator.dml;

import java.util.List;

/**
 * Finds records that are probably the same. The real ones compare in a fuzzy way; these want equal text.
 *
 * @param fields of which all must be filled, and equal but for capital letters
 * @param blocks whether it forbids the row; otherwise it warns, which stops a caller that does not say that it knows
 * @param onEdit whether it looks at changes too
 */
public record DuplicateRule(
        String object, String name, List<String> fields, String message, boolean blocks, boolean onEdit) {

    public DuplicateRule {
        fields = List.copyOf(fields);
    }
}
