package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Cursor;
import io.concordat.sync.store.CursorTable;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code read_cursor} and {@code run_cursor}. */
final class JdbcCursors implements CursorTable {

    private static final String FIND = """
            SELECT cursor_value, mapping_revision
            FROM read_cursor
            WHERE connection_id = :connection AND hub_object = :object AND remote_object = :remoteObject
            """;

    private static final String FORGET_PROPOSED = """
            DELETE FROM run_cursor
            WHERE run_id = :run AND hub_object = :object AND remote_object = :remoteObject
            """;

    private static final String PROPOSE = """
            INSERT INTO run_cursor (run_id, connection_id, hub_object, remote_object, cursor_value, mapping_revision)
            VALUES (:run, :connection, :object, :remoteObject, :cursor, :revision)
            """;

    private static final String FORGET_OLD = """
            DELETE FROM read_cursor
            WHERE connection_id = :connection AND EXISTS (
                SELECT 1
                FROM run_cursor p
                WHERE p.run_id = :run AND p.connection_id = read_cursor.connection_id
                    AND p.hub_object = read_cursor.hub_object AND p.remote_object = read_cursor.remote_object)
            """;

    private static final String PROMOTE = """
            INSERT INTO read_cursor (connection_id, hub_object, remote_object, cursor_value, mapping_revision)
            SELECT connection_id, hub_object, remote_object, cursor_value, mapping_revision
            FROM run_cursor
            WHERE run_id = :run AND connection_id = :connection
            """;

    private static final String FORGET_RUN = """
            DELETE FROM run_cursor
            WHERE run_id = :run AND connection_id = :connection
            """;

    private final Scope scope;

    JdbcCursors(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Optional<Saved> find(UUID connectionId, HubObject object, String remoteObject) {
        return scope.handle()
                .createQuery(FIND)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .map((row, unused) -> new Saved(new Cursor(row.getString(1)), row.getLong(2)))
                .findOne();
    }

    @Override
    public void propose(UUID runId, UUID connectionId, HubObject object, String remoteObject, Saved cursor) {
        scope.handle()
                .createUpdate(FORGET_PROPOSED)
                .bind("run", runId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .execute();
        scope.handle()
                .createUpdate(PROPOSE)
                .bind("run", runId)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .bind("cursor", cursor.cursor().value())
                .bind("revision", cursor.mappingRevision())
                .execute();
    }

    @Override
    public void promote(UUID runId, UUID connectionId) {
        execute(FORGET_OLD, runId, connectionId);
        execute(PROMOTE, runId, connectionId);
        execute(FORGET_RUN, runId, connectionId);
    }

    private void execute(String sql, UUID runId, UUID connectionId) {
        scope.handle()
                .createUpdate(sql)
                .bind("run", runId)
                .bind("connection", connectionId)
                .execute();
    }
}
