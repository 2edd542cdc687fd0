package io.concordat.connector;

/** The type of a remote field and the plain text form of its values. */
public enum FieldType {
    /** Any text, line breaks as LF. */
    TEXT,
    /** An e-mail address as it stands. */
    EMAIL,
    /** A telephone number as it stands. */
    PHONE,
    URL,
    /** Decimal digits with an optional sign and point, no exponent, no grouping: {@code -12.50}. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** {@code 2026-02-28}. */
    DATE,
    /** ISO-8601 in UTC: {@code 2026-02-28T23:59:59Z}. */
    DATE_TIME,
    /** One of the values of {@link RemoteField#picklist()}: the value, never its label. */
    PICKLIST,
    /** The record id itself, or the id of another record. */
    ID
}
