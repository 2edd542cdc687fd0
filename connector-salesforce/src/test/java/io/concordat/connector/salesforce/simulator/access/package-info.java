/** Who may do what: permission sets, object permissions and field-level security, worked out from their rows. */
package io.concordat.connector.salesforce.simulator.access;
