package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.soql.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Queries that are being paged through: each for the user who began it, for two days. */
public final class Cursors {

    private static final Duration LIFETIME = Duration.ofDays(2);

    private final Org org;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private volatile IntUnaryOperator pageSizes = IntUnaryOperator.identity();

    record Cursor(String id, Result result, String userId, int batchSize, Instant opened) {}

    Cursors(Org org) {
        this.org = org;
    }

    /** Makes pages of other sizes than asked for, which the real one may do at any time. */
    public void pageSizes(IntUnaryOperator sizes) {
        pageSizes = sizes;
    }

    /** Ends all cursors at once, as after two days. */
    public synchronized void expireAll() {
        cursors.clear();
    }

    synchronized Cursor open(Result result, String userId, int batchSize) {
        Cursor cursor = new Cursor(
                org.ids().next("01g"), result, userId, batchSize, org.clock().instant());
        if (result.rows().size() > pageSize(batchSize)) {
            cursors.put(cursor.id(), cursor);
        }
        return cursor;
    }

    synchronized Cursor find(String id, String userId) {
        Cursor cursor = cursors.get(id);
        boolean alive = cursor != null
                && cursor.userId().equals(userId)
                && cursor.opened().plus(LIFETIME).isAfter(org.clock().instant());
        if (cursor == null || !alive) {
            throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return cursor;
    }

    int pageSize(int wanted) {
        return Math.max(1, pageSizes.applyAsInt(wanted));
    }
}
