/** The data source, transactions, the two SQL dialects, and migrations. Knows no feature. */
package io.concordat.db;
