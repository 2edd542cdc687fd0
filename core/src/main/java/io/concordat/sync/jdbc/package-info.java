/**
 * The engine's storage on H2 and PostgreSQL. Pages go in and out as arrays: reading takes an array of keys, which both
 * databases answer from an index, and writing is one statement over arrays or one batch.
 */
package io.concordat.sync.jdbc;
