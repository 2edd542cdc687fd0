/** The Salesforce connector. Knows nothing of the hub but {@code io.concordat.connector}. */
package io.concordat.connector.salesforce;
