package io.concordat.hub;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * How well a field is filled, and how well its values tell records apart.
 *
 * @param records that were looked at
 * @param filled those that have a value
 * @param different values among them
 */
public record Fill(long records, long filled, long different) {

    private static final int PER_CENT = 100;

    /** Of values at hand; blank ones are none. */
    public static Fill of(Collection<String> values) {
        Set<String> different = new HashSet<>(values);
        different.remove("");
        return new Fill(
                values.size(), values.stream().filter(value -> !value.isEmpty()).count(), different.size());
    }

    /** Records with a value, in per cent of all. */
    public long filledShare() {
        return records == 0 ? 0 : filled * PER_CENT / records;
    }

    /** Different values, in per cent of the records that have one: 100 if each has its own. */
    public long differentShare() {
        return filled == 0 ? 0 : different * PER_CENT / filled;
    }
}
