package io.concordat.connector.salesforce.soql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the records of a query have to fulfil.
 *
 * @param text as it stands in the query
 */
public record Condition(String text) {

    /** Holds one of the values; at least one has to be given. */
    public static Condition in(String field, Collection<Literal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a list of no values is no condition");
        }
        return new Condition(
                values.stream().map(Literal::text).collect(Collectors.joining(",", Query.name(field) + " IN (", ")")));
    }

    public static Condition is(String field, boolean value) {
        return new Condition(Query.name(field) + " = " + Literal.of(value).text());
    }

    /** At this time or later. */
    public static Condition since(String field, Instant stamp) {
        return new Condition(Query.name(field) + " >= " + Literal.of(stamp).text());
    }

    /** Behind a place in the order of time and id: later, or at the same second with a greater id. */
    public static Condition behind(String field, Instant stamp, String id) {
        String time = Literal.of(stamp).text();
        String name = Query.name(field);
        return new Condition("(" + name + " > " + time + " OR (" + name + " = " + time + " AND Id > "
                + Literal.of(id).text() + "))");
    }

    /** All of them; at least one has to be given. */
    public static Condition all(List<Condition> conditions) {
        return new Condition(conditions.stream().map(Condition::text).collect(Collectors.joining(" AND ")));
    }
}
