/**
 * How much work the connector gets done per second of processor time, beside other clients for Salesforce, against the
 * same stub in the same run. Run by {@code ./mvnw verify -Pbench}.
 */
package io.concordat.connector.salesforce.bench;
