package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.KeyedRows;
import io.concordat.db.Packed;
import io.concordat.db.SqlArrays;
import io.concordat.run.ChangeErrors;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.HoldTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code hold}. */
final class JdbcHolds implements HoldTable {

    private static final String COLUMNS = """
            h.connection_id, h.hub_object, h.remote_object, h.hub_id, h.remote_id, h.reason, h.fingerprint, h.error,
            h.resolution, h.run_id
            """;

    private static final String COUNTS = """
            SELECT reason, COUNT(*) AS records
            FROM hold
            WHERE connection_id = :connection
            GROUP BY reason
            """;

    private static final KeyedRows BY_KEYS =
            new KeyedRows(COLUMNS, "hold h", "h.hold_key", "h.connection_id = :connection FOR UPDATE");

    private static final String PAGE = "SELECT " + COLUMNS + """
            FROM hold h
            WHERE h.connection_id = :connection AND h.hold_key > :after AND h.hub_object = :object
                AND h.remote_object = :remoteObject
            ORDER BY h.connection_id, h.hold_key
            LIMIT :limit
            """;

    private static final String REMOVE = """
            DELETE FROM hold
            WHERE connection_id = :connection AND hold_key = :key
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "hold",
            new Column("connection_id", "uuid"),
            new Column("hold_key", "varchar"),
            new Column("hub_object", "varchar"),
            new Column("remote_object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("remote_id", "varchar"),
            new Column("reason", "varchar"),
            new Column("fingerprint", "varchar"),
            new Column("error", "varchar"),
            new Column("resolution", "varchar"),
            new Column("run_id", "uuid"));

    private final Scope scope;

    JdbcHolds(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Map<Hold.Reason, Long> counts(UUID connectionId) {
        Map<Hold.Reason, Long> counts = new EnumMap<>(Hold.Reason.class);
        scope.handle()
                .createQuery(COUNTS)
                .bind("connection", connectionId)
                .map((row, context) -> Map.entry(Hold.Reason.valueOf(row.getString("reason")), row.getLong("records")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public Map<String, Hold> byKeys(UUID connectionId, Collection<String> keys) {
        Map<String, Hold> found = new HashMap<>();
        BY_KEYS.in(scope.handle(), SqlArrays.texts(keys))
                .bind("connection", connectionId)
                .map(JdbcHolds::hold)
                .forEach(hold -> found.put(hold.key(), hold));
        return found;
    }

    @Override
    public List<Hold> page(UUID connectionId, HubObject object, String remoteObject, String after, int limit) {
        return scope.handle()
                .createQuery(PAGE)
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .bind("limit", limit)
                .map(JdbcHolds::hold)
                .list();
    }

    @Override
    public void put(List<Hold> holds) {
        Map<List<Object>, Hold> last = new LinkedHashMap<>();
        holds.forEach(hold -> last.put(List.of(hold.connectionId(), hold.key()), hold));
        last.values().stream()
                .map(Hold::connectionId)
                .distinct()
                .toList()
                .forEach(connection -> remove(
                        connection,
                        last.values().stream()
                                .filter(hold -> hold.connectionId().equals(connection))
                                .map(Hold::key)
                                .toList()));
        INSERT.insert(
                scope.handle(),
                scope.dialect(),
                last.values().stream().map(JdbcHolds::values).toList());
    }

    @Override
    public void remove(UUID connectionId, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = scope.handle().prepareBatch(REMOVE)) {
            keys.forEach(key ->
                    batch.bind("connection", connectionId).bind("key", key).add());
            batch.execute();
        }
    }

    private static Object[] values(Hold hold) {
        return new Object[] {
            hold.connectionId(),
            hold.key(),
            hold.hubObject().path(),
            hold.remoteObject(),
            hold.hubId().orElse(null),
            hold.remoteId().orElse(null),
            hold.reason().name(),
            hold.fingerprint(),
            ChangeErrors.pack(hold.error()),
            Packed.map(hold.resolution()),
            hold.runId()
        };
    }

    private static Hold hold(ResultSet row, StatementContext unused) throws SQLException {
        return new Hold(
                row.getObject(1, UUID.class),
                HubObject.find(row.getString(2)).orElseThrow(),
                row.getString(3),
                Optional.ofNullable(row.getObject(4, UUID.class)),
                Optional.ofNullable(row.getString(5)),
                Hold.Reason.valueOf(row.getString(6)),
                row.getString(7),
                ChangeErrors.unpack(row.getString(8)),
                Packed.unpackMap(row.getString(9)),
                row.getObject(10, UUID.class));
    }
}
