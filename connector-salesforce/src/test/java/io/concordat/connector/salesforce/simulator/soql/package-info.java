/** The query language: parsed strictly, bound to what the caller may see, and evaluated on the rows. */
package io.concordat.connector.salesforce.simulator.soql;
