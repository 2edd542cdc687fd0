package io.concordat.connector;

/**
 * A field that is to be made in the remote system.
 *
 * @param name its API name, as the person gave it; the connector adds what its system demands
 * @param label what people call it there
 * @param kind what it holds
 * @param length longest value in characters, of the kinds that have one; 0 for the usual
 */
public record NewField(String name, String label, Kind kind, int length) {

    /** What a field holds. */
    public enum Kind {
        TEXT,
        /** Text of several lines, up to very long. */
        LONG_TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        DATE_TIME,
        /** The key of the hub's record: unique, upper and lower case told apart. */
        EXTERNAL_ID
    }
}
