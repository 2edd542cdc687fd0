package io.concordat.run;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.BulkUpdate;
import io.concordat.db.Packed;
import io.concordat.run.Change.Expected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** A change as a row of table {@code change}. */
public final class ChangeRow {

    /**
     * The state of a change: what its row says, but for a planned one of the hub's side that its run has come past,
     * which is made.
     */
    private static final String STATE = """
            CASE
                WHEN c.state = 'PLANNED' AND c.side = 'HUB'
                    AND c.id <= (SELECT made.hub_made FROM run made WHERE made.id = %s) THEN 'APPLIED'
                ELSE c.state
            END
            """;

    private static final String ALL = """
            c.id, c.run_id, c.side, c.action, c.hub_object, c.remote_object, c.hub_id, c.remote_id, c.fields, c.base,
            c.evidence, c.hub_version, c.remote_revision, c.remote_hash, c.fingerprint, c.token, c.error,
            """;

    /** What {@link #change} reads, in its order, of changes of any run. */
    public static final String COLUMNS = ALL + STATE.formatted("c.run_id");

    /** The state of a change of the run that the parameter {@code run} names; asked for once for all of them. */
    public static final String STATE_IN_RUN = STATE.formatted(":run");

    /** The same as {@link #COLUMNS}, of changes of the run that the parameter {@code run} names. */
    public static final String COLUMNS_IN_RUN = ALL + STATE_IN_RUN;

    /** Inserts {@link #values}. */
    public static final BulkInsert INSERT = BulkInsert.into(
            "change",
            new Column("run_id", "uuid"),
            new Column("id", "uuid"),
            new Column("side", "varchar"),
            new Column("action", "varchar"),
            new Column("hub_object", "varchar"),
            new Column("remote_object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("remote_id", "varchar"),
            new Column("fields", "varchar"),
            new Column("base", "varchar"),
            new Column("evidence", "varchar"),
            new Column("hub_version", "bigint"),
            new Column("remote_revision", "varchar"),
            new Column("remote_hash", "varchar"),
            new Column("fingerprint", "varchar"),
            new Column("state", "varchar"),
            new Column("token", "varchar"),
            new Column("error_code", "varchar"),
            new Column("error", "varchar"));

    /** Stores {@link #outcome}. */
    public static final BulkUpdate UPDATE = new BulkUpdate(
            "change",
            List.of(new Column("run_id", "uuid"), new Column("id", "uuid")),
            List.of(
                    new Column("hub_id", "uuid"),
                    new Column("remote_id", "varchar"),
                    new Column("state", "varchar"),
                    new Column("token", "varchar"),
                    new Column("error_code", "varchar"),
                    new Column("error", "varchar")));

    private ChangeRow() {}

    /** The whole row. */
    public static Object[] values(Change change) {
        Expected expected = change.expected();
        return new Object[] {
            change.runId(),
            change.id(),
            change.side().name(),
            change.action().name(),
            change.hubObject().path(),
            change.remoteObject(),
            change.hubId().orElse(null),
            change.remoteId().orElse(null),
            PackedFields.pack(change.fields()),
            Packed.shortMap(change.base()),
            change.evidence(),
            expected.hubVersion(),
            expected.remoteRevision(),
            expected.remoteHash(),
            expected.fingerprint(),
            change.state().name(),
            change.token(),
            change.error().map(ChangeError::code).orElse(""),
            change.error().map(ChangeErrors::pack).orElse("")
        };
    }

    /** What became of it. */
    public static Object[] outcome(Change change) {
        return new Object[] {
            change.runId(),
            change.id(),
            change.hubId().orElse(null),
            change.remoteId().orElse(null),
            change.state().name(),
            change.token(),
            change.error().map(ChangeError::code).orElse(""),
            change.error().map(ChangeErrors::pack).orElse("")
        };
    }

    /** A row of {@link #COLUMNS}. */
    public static Change change(ResultSet row, StatementContext unused) throws SQLException {
        return new Change(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Side.valueOf(row.getString(3)),
                Action.valueOf(row.getString(4)),
                HubObject.find(row.getString(5)).orElseThrow(),
                row.getString(6),
                Optional.ofNullable(row.getObject(7, UUID.class)),
                Optional.ofNullable(row.getString(8)),
                PackedFields.unpack(row.getString(9)),
                Packed.unpackMap(row.getString(10)),
                row.getString(11),
                new Expected(row.getLong(12), row.getString(13), row.getString(14), row.getString(15)),
                ChangeState.valueOf(row.getString(18)),
                row.getString(16),
                ChangeErrors.find(row.getString(17)));
    }
}
