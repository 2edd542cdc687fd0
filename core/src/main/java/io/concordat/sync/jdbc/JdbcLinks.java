package io.concordat.sync.jdbc;

import static io.concordat.sync.jdbc.Keys.LEAST;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkException;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import io.concordat.link.Link;
import io.concordat.link.LinkRow;
import io.concordat.sync.store.LinkTable;
import io.concordat.sync.store.PairedAlreadyException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code link}, as a run uses it. */
final class JdbcLinks implements LinkTable {

    private static final KeyedRows BY_REMOTE = new KeyedRows(
            LinkRow.COLUMNS,
            "link l",
            "l.remote_id",
            "l.connection_id = :connection AND l.remote_object = :remoteObject");

    private static final KeyedRows BY_HUB = new KeyedRows(
            LinkRow.COLUMNS, "link l", "l.hub_id", "l.connection_id = :connection AND l.hub_object = :object");

    private static final String ANY = """
            SELECT EXISTS (SELECT 1 FROM link)
            """;

    private static final String ANY_APART = """
            SELECT EXISTS (SELECT 1 FROM kept_apart WHERE connection_id = :connection)
            """;

    private static final KeyedRows APART = new KeyedRows(
            "a.hub_id, a.remote_id",
            "kept_apart a",
            "a.hub_id",
            "a.connection_id = :connection AND a.remote_object = :remoteObject");

    private static final String PAGE = "SELECT " + LinkRow.COLUMNS + """
            FROM link l
            WHERE l.id > :after AND l.connection_id = :connection AND l.hub_object = :object
                AND l.remote_object = :remoteObject
            ORDER BY l.id
            LIMIT :limit
            """;

    private static final String COUNT = """
            SELECT COUNT(*)
            FROM link
            WHERE connection_id = :connection AND remote_object = :remoteObject AND hub_object = :object
            """;

    private static final String DELETE = """
            DELETE FROM link
            WHERE id = :id
            """;

    /** So many look-ups in an empty table cost more than asking whether it is empty. */
    private static final int WORTH_ASKING = 200;

    private final Scope scope;

    JdbcLinks(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Map<String, Link> byRemote(UUID connectionId, String remoteObject, Collection<String> remoteIds) {
        Map<String, Link> found = new HashMap<>();
        if (isInVain(remoteIds)) {
            return found;
        }
        BY_REMOTE
                .in(scope.handle(), SqlArrays.texts(remoteIds))
                .bind("connection", connectionId)
                .bind("remoteObject", remoteObject)
                .map(LinkRow::link)
                .forEach(link -> found.put(link.remoteId(), link));
        return found;
    }

    @Override
    public Map<UUID, Link> byHub(UUID connectionId, HubObject object, Collection<UUID> hubIds) {
        Map<UUID, Link> found = new HashMap<>();
        if (isInVain(hubIds)) {
            return found;
        }
        BY_HUB.in(scope.handle(), SqlArrays.uuids(hubIds))
                .bind("connection", connectionId)
                .bind("object", object.path())
                .map(LinkRow::link)
                .forEach(link -> found.put(link.hubId(), link));
        return found;
    }

    /** Whether there is no pair at all, as when the first run plans. */
    private boolean isInVain(Collection<?> keys) {
        return keys.size() >= WORTH_ASKING
                && !scope.handle().createQuery(ANY).mapTo(Boolean.class).one();
    }

    @Override
    public Map<UUID, Set<String>> keptApart(UUID connectionId, String remoteObject, Collection<UUID> hubIds) {
        Map<UUID, Set<String>> apart = new HashMap<>();
        if (isAnyKeptApart(connectionId)) {
            APART.in(scope.handle(), SqlArrays.uuids(hubIds))
                    .bind("connection", connectionId)
                    .bind("remoteObject", remoteObject)
                    .map((row, unused) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                    .forEach(pair -> apart.computeIfAbsent(pair.getKey(), hubId -> new HashSet<>())
                            .add(pair.getValue()));
        }
        return apart;
    }

    private boolean isAnyKeptApart(UUID connectionId) {
        return scope.handle()
                .createQuery(ANY_APART)
                .bind("connection", connectionId)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public List<Link> page(UUID connectionId, HubObject object, String remoteObject, Optional<UUID> after, int limit) {
        return scope.handle()
                .createQuery(PAGE)
                .bind("after", after.orElse(LEAST))
                .bind("connection", connectionId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .bind("limit", limit)
                .map(LinkRow::link)
                .list();
    }

    @Override
    public long count(UUID connectionId, HubObject object, String remoteObject) {
        return scope.handle()
                .createQuery(COUNT)
                .bind("connection", connectionId)
                .bind("remoteObject", remoteObject)
                .bind("object", object.path())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void insert(List<Link> links) {
        try {
            LinkRow.INSERT.insert(
                    scope.handle(),
                    scope.dialect(),
                    links.stream().map(LinkRow::values).toList());
        } catch (BulkException refused) {
            throw refused.isDuplicate() ? new PairedAlreadyException(refused) : refused;
        }
    }

    @Override
    public void update(List<Link> links) {
        LinkRow.UPDATE.update(
                scope.handle(),
                scope.dialect(),
                links.stream().map(LinkRow::settled).toList());
    }

    @Override
    public void delete(Collection<UUID> linkIds) {
        if (linkIds.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = scope.handle().prepareBatch(DELETE)) {
            linkIds.forEach(id -> batch.bind("id", id).add());
            batch.execute();
        }
    }
}
