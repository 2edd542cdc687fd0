package io.concordat.hub;

/**
 * A value before and after an edit, "" for none.
 *
 * @param from before
 * @param to after
 */
public record ValueChange(String from, String to) {

    /** Values are personal data. */
    @Override
    public String toString() {
        return "ValueChange";
    }
}
