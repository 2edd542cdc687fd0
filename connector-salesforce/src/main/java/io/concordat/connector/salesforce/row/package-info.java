/** How a row of Salesforce becomes a record of the hub, and what is written becomes a row: ids, times, values. */
package io.concordat.connector.salesforce.row;
