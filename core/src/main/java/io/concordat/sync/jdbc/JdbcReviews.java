package io.concordat.sync.jdbc;

import io.concordat.db.SqlArrays;
import io.concordat.review.Review;
import io.concordat.review.ReviewRow;
import io.concordat.sync.store.ReviewTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code review}, as a run uses it. */
final class JdbcReviews implements ReviewTable {

    /** Questions that are open, and those that a person decided after the asking run had begun: it may not know yet. */
    private static final String FOUND = """
            SELECT q.review_key, q.id, q.state
            FROM unnest(:keys) k(review_key)
            JOIN review q ON q.connection_id = :connection AND q.review_key = k.review_key
            WHERE q.state = 'OPEN'
                OR (q.state = 'DECIDED' AND q.decided_at >= (SELECT r.started_at FROM run r WHERE r.id = :run))
            """;

    private static final String CLOSE = """
            UPDATE review
            SET state = 'CLOSED'
            WHERE id = ANY(:ids) AND state = 'OPEN'
            """;

    private static final String OPEN = """
            SELECT q.id
            FROM unnest(:keys) k(review_key)
            JOIN review q ON q.connection_id = :connection AND q.review_key = k.review_key
            WHERE q.state = 'OPEN'
            """;

    private record Found(String key, UUID id, String state) {}

    private final Scope scope;

    JdbcReviews(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void open(List<Review> reviews) {
        Map<List<UUID>, Map<String, Review>> byRun = new LinkedHashMap<>();
        reviews.forEach(review -> byRun.computeIfAbsent(
                        List.of(review.connectionId(), review.runId()), run -> new LinkedHashMap<>())
                .put(review.key(), review));
        byRun.forEach((run, byKey) -> open(run.get(0), run.get(1), byKey));
    }

    private void open(UUID connectionId, UUID runId, Map<String, Review> byKey) {
        Map<String, Found> found = found(connectionId, runId, byKey.keySet());
        List<Object[]> known = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        byKey.forEach((key, review) -> {
            Found earlier = found.get(key);
            if (earlier == null) {
                added.add(ReviewRow.values(review));
            } else if (earlier.state.equals("OPEN")) {
                known.add(ReviewRow.current(earlier.id, review));
            }
        });
        ReviewRow.UPDATE.update(scope.handle(), scope.dialect(), known);
        ReviewRow.INSERT.insert(scope.handle(), scope.dialect(), added);
    }

    private Map<String, Found> found(UUID connectionId, UUID runId, Collection<String> keys) {
        Map<String, Found> found = new HashMap<>();
        scope.handle()
                .createQuery(FOUND)
                .bind("keys", SqlArrays.texts(keys))
                .bind("connection", connectionId)
                .bind("run", runId)
                .map((row, unused) -> new Found(row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .forEach(review -> found.put(review.key, review));
        return found;
    }

    @Override
    public void close(UUID connectionId, Collection<String> keys) {
        List<UUID> open = scope.handle()
                .createQuery(OPEN)
                .bind("keys", SqlArrays.texts(keys))
                .bind("connection", connectionId)
                .mapTo(UUID.class)
                .list();
        scope.handle().createUpdate(CLOSE).bind("ids", SqlArrays.uuids(open)).execute();
    }
}
