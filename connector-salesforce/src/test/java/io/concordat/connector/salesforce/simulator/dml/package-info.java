/** The rules that every change of a record keeps, whichever way it comes in. */
package io.concordat.connector.salesforce.simulator.dml;
