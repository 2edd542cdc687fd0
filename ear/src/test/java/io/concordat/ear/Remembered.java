package io.concordat.ear;

import io.concordat.db.Database;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;

/** What the hub remembers of one person, line by line, for the message of a test that failed. */
final class Remembered {

    private static final List<String> TABLES = List.of(
            "SELECT 'profile', p.version, p.updated_at, p.phone, p.title, p.department, p.mobile_phone FROM profile p"
                    + " WHERE p.email = :email",
            "SELECT 'link', l.remote_id, l.state, l.base, l.remote_hash FROM link l"
                    + " JOIN profile p ON p.id = l.hub_id WHERE p.email = :email",
            "SELECT 'dirty', d.id, d.run_id, d.marked_at FROM dirty d"
                    + " JOIN profile p ON p.id = d.hub_id WHERE p.email = :email",
            "SELECT 'hold', h.reason, h.fingerprint, h.error, h.resolution, h.run_id FROM hold h"
                    + " JOIN profile p ON p.id = h.hub_id WHERE p.email = :email",
            "SELECT 'history', h.version, h.edited_at, h.actor, h.changes FROM history h"
                    + " JOIN profile p ON p.id = h.hub_id WHERE p.email = :email ORDER BY h.version",
            "SELECT 'change', r.state, c.run_id, c.id, c.side, c.action, c.state, c.hub_version, c.remote_revision,"
                    + " c.fields, c.error_code FROM change c JOIN profile p ON p.id = c.hub_id"
                    + " JOIN run r ON r.id = c.run_id WHERE p.email = :email ORDER BY c.id");

    private Remembered() {}

    /** The rows of all tables that are about a person. */
    static List<String> of(Database database, String email) {
        return database.call(handle -> TABLES.stream()
                .flatMap(sql -> handle.createQuery(sql).bind("email", email).map(Remembered::line).list().stream())
                .toList());
    }

    private static String line(ResultSet row, StatementContext unused) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Stream.Builder<String> cells = Stream.builder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            cells.add(String.valueOf(row.getObject(i)));
        }
        return String.join(" | ", cells.build().toList());
    }
}
