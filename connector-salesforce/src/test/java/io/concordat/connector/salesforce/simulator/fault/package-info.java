/** What goes wrong on purpose, and the record of what clients did. */
package io.concordat.connector.salesforce.simulator.fault;
