package io.concordat.connector.salesforce.simulator.soql;

import java.util.List;

/** What a row must fulfil. */
sealed interface Condition {

    /** All of them. */
    record And(List<Condition> parts) implements Condition {}

    /** One of them. */
    record Or(List<Condition> parts) implements Condition {}

    /** Not this. */
    record Not(Condition part) implements Condition {}

    /** A field against a value; the operator is {@code = != < <= > >= LIKE}. */
    record Compare(String path, String operator, Literal value) implements Condition {}

    /** A field in a list. */
    record In(String path, boolean negated, List<Literal> values) implements Condition {}

    /** A field in the result of another query. */
    record InQuery(String path, boolean negated, Query query) implements Condition {}
}
