/**
 * Who may do what: users, roles, API tokens, the first run; and the sealing of secrets at rest. A
 * {@link io.concordat.security.Caller} is handed to every use case that changes something, which asks it for the
 * permission it needs.
 */
package io.concordat.security;
