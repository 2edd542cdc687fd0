package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.function.Predicate;

/**
 * A rule of the administrator.
 *
 * @param breaks whether a row, as it would be saved, breaks the rule
 * @param field where the message is shown; "" for the top of the page
 */
public record ValidationRule(String object, Predicate<Row> breaks, String message, String field) {}
