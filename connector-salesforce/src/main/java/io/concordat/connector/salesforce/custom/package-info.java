/**
 * Makes custom fields on request, and lets the signed-in user see them.
 * {@link io.concordat.connector.salesforce.custom.SalesforceFields} is the door.
 */
package io.concordat.connector.salesforce.custom;
