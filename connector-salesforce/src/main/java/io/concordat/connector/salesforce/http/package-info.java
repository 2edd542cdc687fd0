/**
 * Calls to Salesforce over HTTP. {@link io.concordat.connector.salesforce.http.SalesforceClient} is what the other
 * packages call; {@link io.concordat.connector.salesforce.http.Egress} decides where a request may go at all.
 */
package io.concordat.connector.salesforce.http;
