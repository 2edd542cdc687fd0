package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.org.Row;

/** Finds the children of a row. */
@FunctionalInterface
public interface ChildQuery {

    Result of(Row parent);
}
