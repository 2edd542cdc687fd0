/** Bulk API 2.0: jobs that work on by themselves while clients ask how far they are. */
package io.concordat.connector.salesforce.simulator.bulk;
