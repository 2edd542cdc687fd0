package io.concordat.db;

import io.concordat.db.BulkInsert.Column;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to PostgreSQL by its COPY command, in binary and in blocks. */
final class CopyRows {

    private static final int BLOCK = 64 * 1024;

    private CopyRows() {}

    /**
     * Copies rows in the current transaction.
     *
     * @param target a table with its columns, a constant of the caller
     * @param columns the same, whose types are those of the table
     */
    static void into(PGConnection connection, String target, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
        try {
            CopyBlock block = new CopyBlock(BLOCK + BLOCK / 4);
            block.start();
            for (Object[] row : rows) {
                block.add(columns, row);
                if (block.size() > BLOCK) {
                    send(copy, block);
                }
            }
            block.end();
            send(copy, block);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, CopyBlock block) throws SQLException {
        copy.writeToCopy(block.bytes(), 0, block.size());
        block.clear();
    }
}
