package io.concordat.review;

/**
 * What a person decided.
 *
 * @param take what is taken
 * @param value for {@code VALUE} what is to stand on both sides, "" to clear; otherwise ""
 * @param record for {@code LINK} the record that was chosen; otherwise ""
 */
public record Answer(Take take, String value, String record) {

    /** What can be taken. */
    public enum Take {
        /** The hub's value. */
        HUB,
        /** The remote value. */
        REMOTE,
        /** A value of the person's own. */
        VALUE,
        /** A candidate. */
        LINK,
        /** Nothing; the records stay as they are. */
        IGNORE
    }

    /** The value is personal data. */
    @Override
    public String toString() {
        return take.toString();
    }
}
