/**
 * The connector for a folder of CSV files: a system that people edit with a spreadsheet and that the hub reads and
 * writes like any other.
 *
 * <p>A file is read as bytes: {@link io.concordat.connector.csv.RowScanner} finds rows and cells,
 * {@link io.concordat.connector.csv.Dialect} turns cells into text and back, and whatever is not changed is copied as
 * it stands. {@link io.concordat.connector.csv.CsvWriter} replaces a file in one step or not at all. Start at
 * {@link io.concordat.connector.csv.CsvConnector}.
 */
package io.concordat.connector.csv;
