package io.concordat.connector;

/**
 * How far a reader has come, in the connector's own words. The hub stores it and hands it back, and never looks inside.
 *
 * @param value at most 2,000 characters
 */
public record Cursor(String value) {

    public Cursor {
        if (value.length() > 2000) {
            throw new IllegalArgumentException("a cursor is at most 2,000 characters");
        }
    }
}
