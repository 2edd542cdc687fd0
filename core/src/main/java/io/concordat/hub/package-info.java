/**
 * The hub's records, profiles, accounts and leads: values, identities, versions, history, search and import. Every
 * change counts the version up, marks the record dirty for the connections that look at it, and leaves its history, in
 * one transaction.
 */
package io.concordat.hub;
