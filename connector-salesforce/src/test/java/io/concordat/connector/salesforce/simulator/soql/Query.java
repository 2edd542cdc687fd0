package io.concordat.connector.salesforce.simulator.soql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A query as it was written; whether its names mean anything is not known yet. */
record Query(
        List<Selection> select,
        String object,
        String alias,
        Optional<Condition> where,
        List<String> groupBy,
        List<Order> orderBy,
        OptionalInt limit,
        OptionalInt offset,
        boolean allRows) {

    /** How to sort. */
    record Order(String path, boolean descending, boolean blanksLast) {}

    boolean isCount() {
        return select.size() == 1
                && select.get(0) instanceof Selection.Aggregate aggregate
                && aggregate.path().isEmpty();
    }

    boolean isAggregate() {
        return !groupBy.isEmpty() || select.stream().anyMatch(Selection.Aggregate.class::isInstance);
    }
}
