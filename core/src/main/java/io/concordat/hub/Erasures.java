package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import io.concordat.db.SqlArrays;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code erased}: what must not come back by an import or a run. It holds hashes, which tell whether a value
 * was erased but not which values were. Runs in the caller's transaction.
 */
final class Erasures {

    static final String EXTERNAL_KEY = "externalKey";
    static final String EMAIL = "email";
    static final String HUB_ID = "id";
    static final String IDENTITIES = "identities.";

    private static final String AMONG = """
            SELECT e.value_hash
            FROM unnest(:hashes) w(value_hash)
            JOIN erased e ON e.value_hash = w.value_hash
            WHERE e.object = :object
            """;

    private static final String AMONG_KIND = """
            SELECT e.value_hash
            FROM unnest(:hashes) w(value_hash)
            JOIN erased e ON e.value_hash = w.value_hash
            WHERE e.object = :object AND e.kind = :kind
            """;

    private static final String DELETE = """
            DELETE FROM erased
            WHERE object = :object AND value_hash = :hash AND kind = :kind
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "erased",
            new Column("object", "varchar"),
            new Column("value_hash", "varchar"),
            new Column("kind", "varchar"),
            new Column("erased_at", "timestamptz"));

    private Erasures() {}

    /** What of a record must not come back, by kind. */
    static Map<String, String> marks(HubRecord record) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(HUB_ID, record.id().toString());
        record.externalKey().ifPresent(key -> marks.put(EXTERNAL_KEY, key));
        record.identities().forEach((namespace, value) -> marks.put(IDENTITIES + namespace, value));
        Optional.of(MatchKey.normalise(record.value(EMAIL)))
                .filter(email -> !email.isEmpty())
                .ifPresent(email -> marks.put(EMAIL, email));
        return marks;
    }

    static void remember(
            Handle handle, Dialect dialect, HubObject object, Map<String, String> marks, OffsetDateTime now) {
        marks.forEach((kind, value) -> handle.createUpdate(DELETE)
                .bind("object", object.path())
                .bind("hash", hash(value))
                .bind("kind", kind)
                .execute());
        List<Object[]> rows = marks.entrySet().stream()
                .map(mark -> new Object[] {object.path(), hash(mark.getValue()), mark.getKey(), now})
                .toList();
        INSERT.insert(handle, dialect, rows);
    }

    /** Which of these values were erased, whatever they are. */
    static Set<String> among(Handle handle, HubObject object, Collection<String> values) {
        return among(handle, object, values, Optional.empty());
    }

    /** Which of these values of one kind were erased. */
    static Set<String> among(Handle handle, HubObject object, Collection<String> values, Optional<String> kind) {
        if (values.isEmpty()) {
            return Set.of();
        }
        Map<String, String> byHash = new HashMap<>();
        values.forEach(value -> byHash.put(hash(value), value));
        var query = handle.createQuery(kind.isPresent() ? AMONG_KIND : AMONG)
                .bind("object", object.path())
                .bind("hashes", SqlArrays.texts(byHash.keySet()));
        kind.ifPresent(one -> query.bind("kind", one));
        Set<String> erased = new HashSet<>();
        query.mapTo(String.class).forEach(hash -> erased.add(byHash.getOrDefault(hash, "")));
        return erased;
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
