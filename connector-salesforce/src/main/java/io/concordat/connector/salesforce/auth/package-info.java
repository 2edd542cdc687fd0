/**
 * Signing in to Salesforce: in the browser, as an app, by a signed assertion, or by password.
 * {@link io.concordat.connector.salesforce.auth.SignIns} is the door. Access tokens live in memory only; refresh tokens
 * in the connection's vault.
 */
package io.concordat.connector.salesforce.auth;
