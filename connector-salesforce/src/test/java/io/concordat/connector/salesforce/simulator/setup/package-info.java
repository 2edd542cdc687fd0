/** Fields that are made through the Tooling API, and the set-up as queries see it. */
package io.concordat.connector.salesforce.simulator.setup;
