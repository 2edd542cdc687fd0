/**
 * The CSV connector: a folder of files as a full two-way system. Knows nothing of the hub but
 * {@code io.concordat.connector}.
 */
package io.concordat.connector.csv;
