package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code identity}. Runs in the caller's transaction. */
final class IdentityRepository {

    private static final KeyedRows OF_RECORDS =
            new KeyedRows("i.hub_id, i.namespace, i.id_value", "identity i", "i.hub_id", "i.object = :object");

    private static final KeyedRows HITS = new KeyedRows(
            "i.id_value, i.hub_id", "identity i", "i.id_value", "i.object = :object AND i.namespace = :namespace");

    private static final String NAMESPACES = """
            SELECT DISTINCT namespace
            FROM identity
            WHERE object = :object
            ORDER BY namespace
            """;

    private static final String DELETE = """
            DELETE FROM identity
            WHERE object = :object AND hub_id = :id AND namespace = :namespace
            """;

    private static final String DELETE_ALL = """
            DELETE FROM identity
            WHERE object = :object AND hub_id = :id
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "identity",
            new Column("object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("namespace", "varchar"),
            new Column("id_value", "varchar"));

    private IdentityRepository() {}

    /**
     * One identity of one record.
     *
     * @param hubId the record
     * @param namespace the other system
     * @param value the id there, "" for none
     */
    record Identity(UUID hubId, String namespace, String value) {}

    /** The identities of records by namespace; records without any are left out. */
    static Map<UUID, Map<String, String>> of(Handle handle, HubObject object, Collection<UUID> ids) {
        Map<UUID, Map<String, String>> identities = new HashMap<>();
        OF_RECORDS
                .in(handle, SqlArrays.uuids(ids))
                .bind("object", object.path())
                .map((row, unused) -> new Identity(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .forEach(found -> identities
                        .computeIfAbsent(found.hubId, id -> new HashMap<>())
                        .put(found.namespace, found.value));
        return identities;
    }

    static List<KeyHit> hits(Handle handle, HubObject object, String namespace, Collection<String> values) {
        return HITS.in(handle, SqlArrays.texts(values))
                .bind("object", object.path())
                .bind("namespace", namespace)
                .map((row, unused) -> new KeyHit(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    /** The namespaces in which any record has an identity. */
    static List<String> namespaces(Handle handle, HubObject object) {
        return handle.createQuery(NAMESPACES)
                .bind("object", object.path())
                .mapTo(String.class)
                .list();
    }

    /** Adds identities that the records did not have. */
    static void insert(Handle handle, Dialect dialect, HubObject object, Collection<Identity> identities) {
        INSERT.insert(
                handle,
                dialect,
                identities.stream()
                        .filter(identity -> !identity.value.isEmpty())
                        .map(identity ->
                                new Object[] {object.path(), identity.hubId, identity.namespace, identity.value})
                        .toList());
    }

    /** Puts identities in the place of what the records had in those namespaces. */
    static void replace(Handle handle, Dialect dialect, HubObject object, Collection<Identity> identities) {
        if (identities.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(DELETE)) {
            for (Identity identity : identities) {
                batch.bind("object", object.path())
                        .bind("id", identity.hubId)
                        .bind("namespace", identity.namespace)
                        .add();
            }
            batch.execute();
        }
        insert(handle, dialect, object, identities);
    }

    static void deleteAll(Handle handle, HubObject object, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(DELETE_ALL)) {
            ids.forEach(id -> batch.bind("object", object.path()).bind("id", id).add());
            batch.execute();
        }
    }
}
