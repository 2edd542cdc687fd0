package io.concordat.canonical;

/** The type of a hub attribute; it decides how {@link Canon} reads and compares values. */
public enum ValueType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    DATE_TIME,
    PICKLIST
}
