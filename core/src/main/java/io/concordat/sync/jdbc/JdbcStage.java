package io.concordat.sync.jdbc;

import static io.concordat.sync.jdbc.Keys.LEAST;

import io.concordat.canonical.HubObject;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import io.concordat.sync.store.StageTable;
import io.concordat.sync.store.Staged;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** The table {@code stage}. */
final class JdbcStage implements StageTable {

    private static final KeyedRows AGAIN = new KeyedRows(
            "s.remote_id",
            "stage s",
            "s.remote_id",
            "s.run_id = :run AND s.hub_object = :object AND s.remote_object = :remoteObject");

    private static final String REMOVE = """
            DELETE FROM stage
            WHERE run_id = :run AND hub_object = :object AND remote_object = :remoteObject AND remote_id = :id
            """;

    private static final String PAGE = "SELECT " + StageRow.COLUMNS + """
            FROM stage s
            WHERE s.run_id = :run AND s.hub_object = :object AND s.remote_object = :remoteObject
                AND s.remote_id > :after AND s.verdict = :verdict
            ORDER BY s.run_id, s.hub_object, s.remote_object, s.remote_id
            LIMIT :limit
            """;

    private static final String CONTESTED = """
            SELECT s.hub_id
            FROM stage s
            WHERE s.run_id = :run AND s.hub_object = :object AND s.hub_id > :after AND s.verdict = 'CLAIMS'
            GROUP BY s.hub_id
            HAVING COUNT(*) > 1 AND MAX(CASE WHEN s.remote_object = :remoteObject THEN 1 ELSE 0 END) = 1
            ORDER BY s.hub_id
            LIMIT :limit
            """;

    private static final String CLAIMANTS = "SELECT " + StageRow.COLUMNS + """
            FROM unnest(:ids) k(hub_id)
            JOIN stage s ON s.run_id = :run AND s.hub_object = :object AND s.hub_id = k.hub_id
            WHERE s.verdict = 'CLAIMS' AND s.remote_object = :remoteObject
            ORDER BY s.hub_id, s.remote_id
            """;

    private static final String CLAIMED = """
            SELECT DISTINCT s.hub_id
            FROM unnest(:ids) k(hub_id)
            JOIN stage s ON s.run_id = :run AND s.hub_object = :object AND s.hub_id = k.hub_id
            WHERE s.verdict = 'CLAIMS'
            """;

    private static final String CLEAR = """
            DELETE FROM stage
            WHERE run_id = :run
            """;

    private final Scope scope;

    JdbcStage(Scope scope) {
        this.scope = scope;
    }

    /** A record that is read twice counts as it was read last. */
    @Override
    public void add(List<Staged> records) {
        Map<List<String>, List<Staged>> byBinding = records.stream()
                .collect(Collectors.groupingBy(staged -> List.of(staged.object().path(), staged.remoteObject())));
        byBinding.values().forEach(this::addOfBinding);
    }

    private void addOfBinding(List<Staged> records) {
        Map<String, Staged> last = new LinkedHashMap<>();
        records.forEach(staged -> last.put(staged.remote().id(), staged));
        removeEarlier(records.get(0), last.keySet());
        StageRow.INSERT.insert(
                scope.handle(),
                scope.dialect(),
                last.values().stream().map(StageRow::values).toList());
    }

    private void removeEarlier(Staged any, Set<String> remoteIds) {
        List<String> again = AGAIN.in(scope.handle(), SqlArrays.texts(remoteIds))
                .bind("run", any.runId())
                .bind("object", any.object().path())
                .bind("remoteObject", any.remoteObject())
                .mapTo(String.class)
                .list();
        for (String id : again) {
            scope.handle()
                    .createUpdate(REMOVE)
                    .bind("run", any.runId())
                    .bind("object", any.object().path())
                    .bind("remoteObject", any.remoteObject())
                    .bind("id", id)
                    .execute();
        }
    }

    @Override
    public List<Staged> page(
            UUID runId, HubObject object, String remoteObject, Staged.Verdict verdict, String after, int limit) {
        return ofBinding(PAGE, runId, object, remoteObject)
                .bind("verdict", verdict.name())
                .bind("after", after)
                .bind("limit", limit)
                .map(StageRow::staged)
                .list();
    }

    /** The limit counts hub records: all claims on one come together. */
    @Override
    public List<Staged> contested(
            UUID runId, HubObject object, String remoteObject, Optional<UUID> afterHub, int limit) {
        List<UUID> hubIds = ofBinding(CONTESTED, runId, object, remoteObject)
                .bind("after", afterHub.orElse(LEAST))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        return ofBinding(CLAIMANTS, runId, object, remoteObject)
                .bind("ids", SqlArrays.uuids(hubIds))
                .map(StageRow::staged)
                .list();
    }

    @Override
    public void decide(List<Staged> records) {
        StageRow.DECIDE.update(
                scope.handle(),
                scope.dialect(),
                records.stream().map(StageRow::verdict).toList());
    }

    @Override
    public Set<UUID> claimed(UUID runId, HubObject object, Collection<UUID> hubIds) {
        return new HashSet<>(scope.handle()
                .createQuery(CLAIMED)
                .bind("ids", SqlArrays.uuids(hubIds))
                .bind("run", runId)
                .bind("object", object.path())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public void clear(UUID runId) {
        scope.handle().createUpdate(CLEAR).bind("run", runId).execute();
    }

    private Query ofBinding(String sql, UUID runId, HubObject object, String remoteObject) {
        return scope.handle()
                .createQuery(sql)
                .bind("run", runId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject);
    }
}
