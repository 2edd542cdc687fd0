/** Calls to Salesforce and what they may cost: counting, a reserve for others, a cap of one's own, waiting. */
package io.concordat.connector.salesforce.budget;
