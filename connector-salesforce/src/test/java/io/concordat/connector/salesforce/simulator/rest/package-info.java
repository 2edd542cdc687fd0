/** The REST API: addresses, headers and JSON around what the org does. */
package io.concordat.connector.salesforce.simulator.rest;
