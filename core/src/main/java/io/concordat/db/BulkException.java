package io.concordat.db;

import java.sql.SQLException;

/** The database refused a page of rows as a whole; the transaction has to be rolled back. */
public final class BulkException extends RuntimeException {

    public BulkException(String message, SQLException cause) {
        super(message, cause);
    }
}
