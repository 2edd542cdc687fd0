package io.concordat.connector.salesforce.simulator.http;

/**
 * How an answer travels.
 *
 * @param manner the way it goes wrong, or {@link Manner#WHOLE}
 * @param amount what it means depends on the manner: bytes or milliseconds
 */
public record Delivery(Manner manner, long amount) {

    /** As it should. */
    public static final Delivery WHOLE = new Delivery(Manner.WHOLE, 0);

    /** The connection is reset before the first byte. */
    public static final Delivery DROPPED = new Delivery(Manner.DROPPED, 0);

    /** Ways to deliver. */
    public enum Manner {
        /** All of it. */
        WHOLE,
        /** Nothing; the connection is reset. */
        DROPPED,
        /** All, after {@code amount} milliseconds of silence. */
        LATE,
        /** The head and {@code amount} bytes of the body; then the connection closes. */
        TRUNCATED,
        /** The head at once, then one byte each {@code amount} milliseconds. */
        DRIBBLED,
        /** The head, then bytes without end. */
        ENDLESS
    }

    public static Delivery late(long milliseconds) {
        return new Delivery(Manner.LATE, milliseconds);
    }

    public static Delivery truncated(long bytes) {
        return new Delivery(Manner.TRUNCATED, bytes);
    }

    public static Delivery dribbled(long millisecondsPerByte) {
        return new Delivery(Manner.DRIBBLED, millisecondsPerByte);
    }

    public static Delivery endless() {
        return new Delivery(Manner.ENDLESS, 0);
    }
}
