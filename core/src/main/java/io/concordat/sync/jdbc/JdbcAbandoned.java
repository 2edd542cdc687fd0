package io.concordat.sync.jdbc;

import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Packed;
import io.concordat.db.SqlArrays;
import io.concordat.db.Times;
import io.concordat.sync.store.Journal.Abandoned;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code abandoned}. */
final class JdbcAbandoned {

    private static final String NOW = "SELECT CURRENT_TIMESTAMP";

    private static final String FIND = """
            SELECT a.token, a.connection_id, a.hub_id, a.field_values
            FROM unnest(:tokens) k(token)
            JOIN abandoned a ON a.token = k.token
            WHERE a.connection_id = :connection
            """;

    private static final String REMOVE = """
            DELETE FROM abandoned
            WHERE token = ANY(:tokens)
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "abandoned",
            new Column("token", "varchar"),
            new Column("connection_id", "uuid"),
            new Column("hub_id", "uuid"),
            new Column("field_values", "varchar"),
            new Column("abandoned_at", "timestamptz"));

    private final Scope scope;

    JdbcAbandoned(Scope scope) {
        this.scope = scope;
    }

    /** Giving one up again is giving it up once. */
    void add(Collection<Abandoned> operations) {
        Map<String, Abandoned> byToken = operations.stream()
                .collect(Collectors.toMap(Abandoned::token, operation -> operation, (first, again) -> again));
        remove(byToken.keySet());
        Instant now = scope.handle()
                .createQuery(NOW)
                .map((row, unused) -> Times.get(row, 1))
                .one();
        INSERT.insert(
                scope.handle(),
                scope.dialect(),
                byToken.values().stream()
                        .map(operation -> new Object[] {
                            operation.token(),
                            operation.connectionId(),
                            operation.hubId(),
                            Packed.map(operation.values()),
                            Times.of(now)
                        })
                        .toList());
    }

    Map<String, Abandoned> find(UUID connectionId, Collection<String> tokens) {
        Map<String, Abandoned> found = new HashMap<>();
        scope.handle()
                .createQuery(FIND)
                .bind("tokens", SqlArrays.texts(tokens))
                .bind("connection", connectionId)
                .map((row, unused) -> new Abandoned(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        Packed.unpackMap(row.getString(4))))
                .forEach(operation -> found.put(operation.token(), operation));
        return found;
    }

    void remove(Collection<String> tokens) {
        scope.handle()
                .createUpdate(REMOVE)
                .bind("tokens", SqlArrays.texts(tokens))
                .execute();
    }
}
