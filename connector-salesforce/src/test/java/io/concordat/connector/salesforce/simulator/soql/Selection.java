package io.concordat.connector.salesforce.simulator.soql;

/** One thing that a query asks for. */
sealed interface Selection {

    /** A field of the object, or of a parent: {@code Account.Name}. */
    record Path(String path, String alias) implements Selection {}

    /** A number over many rows; the path of {@code COUNT()} is "". */
    record Aggregate(String function, String path, String alias) implements Selection {}

    /** The children of each row. */
    record Children(Query query) implements Selection {}

    /** {@code FIELDS(ALL)}, {@code STANDARD} or {@code CUSTOM}. */
    record Fields(String which) implements Selection {}
}
