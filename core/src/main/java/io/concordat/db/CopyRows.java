package io.concordat.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to PostgreSQL in the text format of its COPY command, in blocks. */
final class CopyRows {

    private static final int BLOCK = 64 * 1024;

    private CopyRows() {}

    /**
     * Copies rows in the current transaction.
     *
     * @param target a table with its columns, a constant of the caller
     */
    static void into(PGConnection connection, String target, List<Object[]> rows) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
        try {
            StringBuilder block = new StringBuilder(BLOCK + BLOCK / 4);
            for (Object[] row : rows) {
                append(block, row);
                if (block.length() > BLOCK) {
                    send(copy, block);
                }
            }
            send(copy, block);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder block) throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    private static void append(StringBuilder block, Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                block.append('\t');
            }
            append(block, row[i]);
        }
        block.append('\n');
    }

    private static void append(StringBuilder block, Object value) {
        if (value == null) {
            block.append("\\N");
        } else if (value instanceof String text) {
            escaped(block, text);
        } else if (value instanceof byte[] bytes) {
            block.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else {
            block.append(value);
        }
    }

    /** Most texts have nothing to escape and are copied in one piece. */
    private static void escaped(StringBuilder block, String text) {
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c < ' ') {
                block.append(text, copied, i).append(escape(c));
                copied = i + 1;
            }
        }
        block.append(text, copied, text.length());
    }

    private static String escape(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Character.toString(c);
        };
    }
}
