/**
 * A Salesforce org to develop against, to show and to break: over real HTTP, strict where the real one is strict. It is
 * started by tests, by the demo, or from the command line. What one can do to it, one does on
 * {@link io.concordat.connector.salesforce.simulator.SalesforceSimulator}.
 */
package io.concordat.connector.salesforce.simulator;
