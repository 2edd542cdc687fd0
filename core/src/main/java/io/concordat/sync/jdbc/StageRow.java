package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.BulkUpdate;
import io.concordat.db.Packed;
import io.concordat.db.Times;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeErrors;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Staged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** A staged record as a row of table {@code stage}. */
final class StageRow {

    /** What {@link #staged} reads, in its order. */
    static final String COLUMNS = """
            s.run_id, s.hub_object, s.remote_object, s.remote_id, s.revision, s.modified_at, s.token, s.field_values,
            s.problems, s.remote_hash, s.verdict, s.hub_id, s.match_level, s.level_name, s.evidence
            """;

    /** Inserts {@link #values}. */
    static final BulkInsert INSERT = BulkInsert.into(
            "stage",
            new Column("run_id", "uuid"),
            new Column("hub_object", "varchar"),
            new Column("remote_object", "varchar"),
            new Column("remote_id", "varchar"),
            new Column("revision", "varchar"),
            new Column("modified_at", "timestamptz"),
            new Column("token", "varchar"),
            new Column("field_values", "varchar"),
            new Column("problems", "varchar"),
            new Column("remote_hash", "varchar"),
            new Column("verdict", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("match_level", "bigint"),
            new Column("level_name", "varchar"),
            new Column("evidence", "varchar"));

    /** Stores {@link #verdict}. */
    static final BulkUpdate DECIDE = new BulkUpdate(
            "stage",
            List.of(
                    new Column("run_id", "uuid"),
                    new Column("hub_object", "varchar"),
                    new Column("remote_object", "varchar"),
                    new Column("remote_id", "varchar")),
            List.of(new Column("verdict", "varchar"), new Column("evidence", "varchar")));

    private StageRow() {}

    static Object[] values(Staged staged) {
        RemoteView remote = staged.remote();
        return new Object[] {
            staged.runId(),
            staged.object().path(),
            staged.remoteObject(),
            remote.id(),
            remote.revision(),
            remote.modifiedAt().map(Times::of).orElse(null),
            remote.token(),
            Packed.map(remote.values()),
            problems(remote),
            remote.hash(),
            staged.verdict().name(),
            staged.hubId().orElse(null),
            (long) staged.level(),
            staged.levelName(),
            staged.evidence()
        };
    }

    static Object[] verdict(Staged staged) {
        return new Object[] {
            staged.runId(),
            staged.object().path(),
            staged.remoteObject(),
            staged.remote().id(),
            staged.verdict().name(),
            staged.evidence()
        };
    }

    /** A row of {@link #COLUMNS}. */
    static Staged staged(ResultSet row, StatementContext unused) throws SQLException {
        return new Staged(
                row.getObject(1, UUID.class),
                HubObject.find(row.getString(2)).orElseThrow(),
                row.getString(3),
                new RemoteView(
                        row.getString(4),
                        row.getString(5),
                        Times.find(row, 6),
                        row.getString(7),
                        Packed.unpackMap(row.getString(8)),
                        problems(row.getString(9)),
                        row.getString(10)),
                Staged.Verdict.valueOf(row.getString(11)),
                Optional.ofNullable(row.getObject(12, UUID.class)),
                row.getInt(13),
                row.getString(14),
                row.getString(15));
    }

    private static String problems(RemoteView remote) {
        Map<String, String> packed = new LinkedHashMap<>();
        remote.problems().forEach((field, problem) -> packed.put(field, ChangeErrors.pack(problem)));
        return Packed.map(packed);
    }

    private static Map<String, ChangeError> problems(String packed) {
        Map<String, ChangeError> problems = new LinkedHashMap<>();
        Packed.unpackMap(packed).forEach((field, problem) -> problems.put(field, ChangeErrors.unpack(problem)));
        return problems;
    }
}
