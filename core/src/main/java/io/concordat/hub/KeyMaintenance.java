package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code match_key} and {@code key_attribute}. Runs in the caller's transaction. */
final class KeyMaintenance {

    private static final String REGISTERED = """
            SELECT attribute
            FROM key_attribute
            WHERE object = :object
            """;

    private static final String COMPLETE = """
            SELECT count(*)
            FROM key_attribute
            WHERE object = :object AND attribute = :attribute AND complete
            """;

    private static final String REGISTER = """
            INSERT INTO key_attribute (object, attribute, complete)
            SELECT o.object, o.attribute, FALSE
            FROM (SELECT CAST(:object AS varchar) AS object, CAST(:attribute AS varchar) AS attribute) o
            WHERE NOT EXISTS (
                SELECT 1 FROM key_attribute k WHERE k.object = o.object AND k.attribute = o.attribute)
            """;

    private static final String SET_COMPLETE = """
            UPDATE key_attribute
            SET complete = TRUE
            WHERE object = :object AND attribute = :attribute
            """;

    private static final KeyedRows HITS = new KeyedRows(
            "m.value_key, m.hub_id", "match_key m", "m.value_key", "m.object = :object AND m.attribute = :attribute");

    /**
     * Ordered by all columns of the key, so that H2 sees that the index has the order and reads no more than it
     * answers.
     */
    private static final String PREFIX = """
            SELECT value_key, hub_id
            FROM match_key
            WHERE object = :object AND attribute = :attribute
              AND value_key >= :from AND value_key < :end
              AND (value_key > :from OR hub_id > :after)
            ORDER BY object, attribute, value_key, hub_id
            LIMIT :limit
            """;

    private static final String DELETE = """
            DELETE FROM match_key
            WHERE object = :object AND attribute = :attribute AND value_key = :key AND hub_id = :id
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "match_key",
            new Column("object", "varchar"),
            new Column("attribute", "varchar"),
            new Column("value_key", "bytea"),
            new Column("hub_id", "uuid"));

    private KeyMaintenance() {}

    /**
     * One key of one record.
     *
     * @param attribute the attribute it is a key of
     * @param key the normalised value, not blank
     * @param hubId the record
     */
    record Entry(String attribute, String key, UUID hubId) {}

    /** The attributes whose keys are kept: those that every hub has, and those that were registered. */
    static Set<String> keyed(Handle handle, HubObject object) {
        Set<String> keyed = new HashSet<>(MatchKey.always(object));
        keyed.addAll(handle.createQuery(REGISTERED)
                .bind("object", object.path())
                .mapTo(String.class)
                .list());
        return keyed;
    }

    static boolean isComplete(Handle handle, HubObject object, String attribute) {
        return handle.createQuery(COMPLETE)
                        .bind("object", object.path())
                        .bind("attribute", attribute)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void register(Handle handle, HubObject object, String attribute) {
        handle.createUpdate(REGISTER)
                .bind("object", object.path())
                .bind("attribute", attribute)
                .execute();
    }

    static void setComplete(Handle handle, HubObject object, String attribute) {
        handle.createUpdate(SET_COMPLETE)
                .bind("object", object.path())
                .bind("attribute", attribute)
                .execute();
    }

    static List<KeyHit> hits(Handle handle, HubObject object, String attribute, Collection<String> keys) {
        return HITS.in(handle, SqlArrays.utf8(keys))
                .bind("object", object.path())
                .bind("attribute", attribute)
                .map(KeyMaintenance::hit)
                .list();
    }

    /** Keys of one attribute that start with a prefix, after a key and record, in order. */
    static List<KeyHit> startingWith(Handle handle, HubObject object, String attribute, KeyRange range, int limit) {
        return handle.createQuery(PREFIX)
                .bind("object", object.path())
                .bind("attribute", attribute)
                .bind("from", range.from())
                .bind("end", range.end())
                .bind("after", range.after())
                .bind("limit", limit)
                .map(KeyMaintenance::hit)
                .list();
    }

    static void insert(Handle handle, Dialect dialect, HubObject object, List<Entry> entries) {
        INSERT.insert(
                handle,
                dialect,
                entries.stream()
                        .map(entry -> new Object[] {object.path(), entry.attribute, utf8(entry.key), entry.hubId})
                        .toList());
    }

    static void delete(Handle handle, HubObject object, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(DELETE)) {
            for (Entry entry : entries) {
                batch.bind("object", object.path())
                        .bind("attribute", entry.attribute)
                        .bind("key", utf8(entry.key))
                        .bind("id", entry.hubId)
                        .add();
            }
            batch.execute();
        }
    }

    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyHit hit(ResultSet row, StatementContext unused) throws SQLException {
        return new KeyHit(new String(row.getBytes(1), StandardCharsets.UTF_8), row.getObject(2, UUID.class));
    }
}
