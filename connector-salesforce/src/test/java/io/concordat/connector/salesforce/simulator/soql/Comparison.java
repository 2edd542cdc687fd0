package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/** How two values of a field are compared: text mostly without regard to capital letters, ids exactly. */
final class Comparison {

    private Comparison() {}

    /** For sorting and for less and more; neither value is blank. */
    static int compare(FieldSchema field, Object left, Object right) {
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        if (left instanceof Instant instant) {
            return instant.compareTo((Instant) right);
        }
        if (left instanceof LocalDate date) {
            return date.compareTo((LocalDate) right);
        }
        if (left instanceof Boolean truth) {
            return truth.compareTo((Boolean) right);
        }
        return field.type().isReference() || field.isCaseSensitive()
                ? left.toString().compareTo(right.toString())
                : left.toString().compareToIgnoreCase(right.toString());
    }

    /** What equal values have in common, so that they can be looked up in a set. */
    static Object key(FieldSchema field, Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        boolean exact = !(value instanceof String) || field.type().isReference() || field.isCaseSensitive();
        return exact ? value : value.toString().toLowerCase(Locale.ROOT);
    }

    /** Blanks first, or last if asked; that does not turn with the direction. */
    static Comparator<Object> order(FieldSchema field, boolean descending, boolean blanksLast) {
        return (left, right) -> {
            if (Blank.is(left) || Blank.is(right)) {
                int byBlank = Boolean.compare(Blank.is(right), Blank.is(left));
                return blanksLast ? -byBlank : byBlank;
            }
            int natural = compare(field, left, right);
            return descending ? -natural : natural;
        };
    }
}
