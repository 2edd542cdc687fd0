package io.concordat.db;

import java.sql.SQLException;

/** The database refused a page of rows as a whole; the transaction has to be rolled back. */
public final class BulkException extends RuntimeException {

    private static final String UNIQUE_VIOLATION = "23505";

    private final boolean duplicate;

    public BulkException(String message, SQLException cause) {
        super(message, cause);
        this.duplicate = UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    /** Whether one of the rows has a key that another row has. */
    public boolean isDuplicate() {
        return duplicate;
    }
}
