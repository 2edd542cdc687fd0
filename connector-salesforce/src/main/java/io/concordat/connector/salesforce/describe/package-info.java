/**
 * What the signed-in user may see and do: objects and fields by Salesforce's own description.
 * {@link io.concordat.connector.salesforce.describe.Descriptions} is the door.
 */
package io.concordat.connector.salesforce.describe;
