package io.concordat.connector.salesforce.soql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query.
 *
 * @param fields what is read; at least one
 * @param object from where
 * @param condition which records; empty for all
 * @param order by which fields the records come sorted; empty for any order
 */
public record Query(List<String> fields, String object, Optional<Condition> condition, List<String> order) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*){0,5}");

    public Query {
        fields = List.copyOf(fields);
        order = List.copyOf(order);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a query reads at least one field");
        }
        fields.forEach(Query::name);
        order.forEach(Query::name);
        name(object);
    }

    /** Everything of an object. */
    public static Query of(String object, List<String> fields) {
        return new Query(fields, object, Optional.empty(), List.of());
    }

    public Query where(Condition wanted) {
        return new Query(fields, object, Optional.of(wanted), order);
    }

    public Query orderedBy(String... names) {
        return new Query(fields, object, condition, List.of(names));
    }

    /** The query as Salesforce reads it. */
    public String text() {
        return "SELECT " + String.join(",", fields) + " FROM " + object
                + condition.map(wanted -> " WHERE " + wanted.text()).orElse("")
                + (order.isEmpty() ? "" : " ORDER BY " + String.join(",", order));
    }

    /** A name cannot be quoted, so it must be one. */
    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of an object or field");
        }
        return name;
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Query[" + fields + " of " + object + "]";
    }
}
