/** Refusals, in the words of the real one. */
package io.concordat.connector.salesforce.simulator.error;
