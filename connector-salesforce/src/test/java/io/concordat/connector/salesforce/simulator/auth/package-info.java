/** Signing in: connected apps, all OAuth grants that a server uses, sessions, and what they say of the user. */
package io.concordat.connector.salesforce.simulator.auth;
