/**
 * Looks over a connection before it is used: who the hub is in the organisation, what it may do there, what is missing
 * and what is more than it needs. Changes nothing.
 */
package io.concordat.connector.salesforce.check;
