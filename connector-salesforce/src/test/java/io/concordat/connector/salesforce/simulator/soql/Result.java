package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.List;
import java.util.Map;

/**
 * What a query found.
 *
 * @param total how many rows, also of a COUNT() that shows none
 * @param aggregates of a query with aggregates: the values by their names; such a query has no rows
 */
public record Result(int total, List<Row> rows, Projection projection, List<Map<String, Object>> aggregates) {

    public boolean isAggregate() {
        return !aggregates.isEmpty();
    }
}
