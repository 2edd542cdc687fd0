/** The little of SOAP that has no REST: the old sign-in, the conversion of leads, merges, and taking back deletions. */
package io.concordat.connector.salesforce.simulator.soap;
