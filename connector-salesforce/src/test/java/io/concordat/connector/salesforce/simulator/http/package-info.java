/**
 * A small HTTP/1.1 server that can misbehave on purpose: it drops connections, cuts bodies off and dribbles them.
 * Servers that are made to behave do not offer that, nor a clock of one's own for the {@code Date} header.
 */
package io.concordat.connector.salesforce.simulator.http;
