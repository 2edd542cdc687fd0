/**
 * Queries as values. {@link io.concordat.connector.salesforce.soql.Literal} is the only place where a value becomes
 * part of a query.
 */
package io.concordat.connector.salesforce.soql;
