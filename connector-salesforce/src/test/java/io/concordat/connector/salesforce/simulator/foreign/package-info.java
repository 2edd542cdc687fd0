/** Clients that others wrote, at work with the simulated org: what they understand is what the real one says. */
package io.concordat.connector.salesforce.simulator.foreign;
