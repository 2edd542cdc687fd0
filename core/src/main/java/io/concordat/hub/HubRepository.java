package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Dialect;
import io.concordat.db.SqlArrays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Reads the tables {@code profile}, {@code account} and {@code lead}. Runs in the caller's transaction. */
final class HubRepository {

    private static final String UNLOCKED = "";
    private static final String LOCKED = "ORDER BY r.id FOR UPDATE";
    private static final String PAGE = "r.known AND r.id > :after ORDER BY r.id LIMIT :limit";
    private static final String PAGE_LOCKED = "r.id > :after ORDER BY r.id LIMIT :limit FOR UPDATE";
    private static final String MOVE = """
            UPDATE %s
            SET known = :known, external_key = :key, parent_id = CAST(:parent AS uuid)
            WHERE id = :id
            """;
    private static final String COUNT = """
            SELECT count(*)
            FROM %s
            WHERE NOT deleted
            """;

    private static final GenericType<Optional<String>> OPTIONAL_TEXT = new GenericType<>() {};
    private static final GenericType<Optional<UUID>> OPTIONAL_ID = new GenericType<>() {};

    private HubRepository() {}

    /** Live records by id; those that are not there are left out. */
    static Map<UUID, HubRecord> byIds(Handle handle, HubObject object, Collection<UUID> ids, Wanted wanted) {
        return withIds(handle, object, ids, wanted, UNLOCKED);
    }

    /** The same, kept from changing until the transaction ends; in the order of ids, so that no two wait in a ring. */
    static Map<UUID, HubRecord> lock(Handle handle, HubObject object, Collection<UUID> ids, Wanted wanted) {
        return withIds(handle, object, ids, wanted, LOCKED);
    }

    private static Map<UUID, HubRecord> withIds(
            Handle handle, HubObject object, Collection<UUID> ids, Wanted wanted, String rest) {
        Map<UUID, HubRecord> records = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            HubTable table = HubTable.of(object);
            Query query = table.byIds(wanted.columns(table), rest).in(handle, SqlArrays.uuids(ids));
            select(handle, object, wanted, query).forEach(record -> records.put(record.id(), record));
        }
        return records;
    }

    /** A record, live or deleted, kept from changing until the transaction ends. */
    static Optional<HubRecord> evenDeleted(Handle handle, HubObject object, UUID id) {
        HubTable table = HubTable.of(object);
        String sql = table.selectEvenDeleted(table.attributes(), "r.id = :id FOR UPDATE");
        return select(handle, object, Wanted.ALL, sql, Map.of("id", id)).stream()
                .findFirst();
    }

    /** Known live records after one, by id. */
    static List<HubRecord> page(Handle handle, HubObject object, UUID after, int limit, Wanted wanted) {
        return list(handle, object, wanted, PAGE, Map.of("after", after, "limit", limit));
    }

    /** Live records after one, by id, kept from changing until the transaction ends. */
    static List<HubRecord> lockPage(Handle handle, HubObject object, UUID after, int limit, Wanted wanted) {
        return list(handle, object, wanted, PAGE_LOCKED, Map.of("after", after, "limit", limit));
    }

    /** Live records by a condition, which is a constant of the caller; values travel as parameters. */
    static List<HubRecord> list(
            Handle handle, HubObject object, Wanted wanted, String condition, Map<String, Object> parameters) {
        HubTable table = HubTable.of(object);
        return select(handle, object, wanted, table.select(wanted.columns(table), condition), parameters);
    }

    private static List<HubRecord> select(
            Handle handle, HubObject object, Wanted wanted, String sql, Map<String, Object> parameters) {
        Query query = handle.createQuery(sql);
        parameters.forEach(query::bind);
        return select(handle, object, wanted, query);
    }

    private static List<HubRecord> select(Handle handle, HubObject object, Wanted wanted, Query query) {
        List<HubRecord> found;
        try (query) {
            found = query.map(new HubRow(object, wanted.columns(HubTable.of(object)), wanted))
                    .list();
        }
        return wanted.identities() ? withIdentities(handle, object, found) : found;
    }

    private static List<HubRecord> withIdentities(Handle handle, HubObject object, List<HubRecord> records) {
        if (records.isEmpty()) {
            return records;
        }
        Map<UUID, Map<String, String>> identities = IdentityRepository.of(
                handle, object, records.stream().map(HubRecord::id).toList());
        List<HubRecord> complete = new ArrayList<>(records.size());
        for (HubRecord record : records) {
            Map<String, String> its = identities.getOrDefault(record.id(), Map.of());
            complete.add(its.isEmpty() ? record : HubRow.withIdentities(record, its));
        }
        return complete;
    }

    /** Records, live by their nature: a deleted one has no external key. */
    static List<KeyHit> byExternalKey(Handle handle, HubObject object, Collection<String> keys) {
        return HubTable.of(object)
                .byExternalKey()
                .in(handle, SqlArrays.texts(keys))
                .map((row, unused) -> new KeyHit(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    static long count(Handle handle, HubObject object) {
        return handle.createQuery(HubTable.of(object).statement(COUNT))
                .mapTo(Long.class)
                .one();
    }

    /** Sets what is beside the attributes. */
    static void move(Handle handle, HubObject object, List<Edit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(HubTable.of(object).statement(MOVE))) {
            for (Edit edit : edits) {
                batch.bind("known", edit.known())
                        .bindByType("key", edit.externalKey(), OPTIONAL_TEXT)
                        .bindByType("parent", edit.parentId(), OPTIONAL_ID)
                        .bind("id", edit.before().id())
                        .add();
            }
            batch.execute();
        }
    }

    /** Changes attributes of live records that still have the expected version, and answers which. */
    static Set<UUID> update(Handle handle, Dialect dialect, HubObject object, List<PackedChange> changes, Object now) {
        HubUpdate update = new HubUpdate(HubTable.of(object), now);
        return switch (dialect) {
            case H2 -> update.inBatch(handle.getConnection(), changes);
            case POSTGRESQL -> update.fromArrays(handle.getConnection(), changes);
        };
    }
}
