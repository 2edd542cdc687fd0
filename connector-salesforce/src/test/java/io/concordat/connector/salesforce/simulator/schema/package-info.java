/** What objects and fields the org has: read from the text files beside, and changed while it runs. */
package io.concordat.connector.salesforce.simulator.schema;
