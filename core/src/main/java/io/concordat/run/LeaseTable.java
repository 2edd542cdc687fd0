package io.concordat.run;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code lease}: who may run a connection, by the database's clock. Runs in the caller's transaction, which
 * keeps the row locked, so that nothing a holder commits can cross with a grant to another.
 */
public final class LeaseTable {

    private static final String EXISTS = """
            SELECT 1
            FROM lease
            WHERE name = :name
            """;

    private static final String INSERT = """
            INSERT INTO lease (name, node, holder, fence, held_until)
            VALUES (:name, '', '', 0, CURRENT_TIMESTAMP)
            """;

    private static final String ACQUIRE = """
            UPDATE lease
            SET node = :node, holder = :holder, fence = fence + 1, held_until = CURRENT_TIMESTAMP + INTERVAL '90' SECOND
            WHERE name = :name AND (holder = '' OR node = :node OR held_until < CURRENT_TIMESTAMP)
            """;

    private static final String FENCE = """
            SELECT fence
            FROM lease
            WHERE name = :name
            """;

    private static final String RENEW = """
            UPDATE lease
            SET held_until = CURRENT_TIMESTAMP + INTERVAL '90' SECOND
            WHERE name = :name AND holder = :holder AND fence = :fence
            """;

    private static final String RELEASE = """
            UPDATE lease
            SET node = '', holder = '', held_until = CURRENT_TIMESTAMP
            WHERE name = :name AND holder = :holder AND fence = :fence
            """;

    private static final String HELD = """
            SELECT CASE WHEN holder <> '' AND held_until >= CURRENT_TIMESTAMP THEN TRUE ELSE FALSE END
            FROM lease
            WHERE name = :name
            FOR UPDATE
            """;

    private LeaseTable() {}

    /**
     * Makes the row of a connection if there is none. Best in a transaction of its own: when two nodes try at once, one
     * of them fails.
     */
    public static void prepare(Handle handle, UUID connectionId) {
        if (!exists(handle, connectionId)) {
            handle.createUpdate(INSERT).bind("name", connectionId.toString()).execute();
        }
    }

    /** Whether the row of a connection was made. */
    public static boolean exists(Handle handle, UUID connectionId) {
        return handle.createQuery(EXISTS)
                .bind("name", connectionId.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Takes the lease if nobody else holds it.
     *
     * @param holder {@code <node>/<process>}; a node may take over from its own earlier self at once
     * @return the fence of the grant; empty if another node holds the lease
     */
    public static Optional<Long> acquire(Handle handle, UUID connectionId, String holder) {
        int granted = handle.createUpdate(ACQUIRE)
                .bind("name", connectionId.toString())
                .bind("node", node(holder))
                .bind("holder", holder)
                .execute();
        return granted == 0
                ? Optional.empty()
                : handle.createQuery(FENCE)
                        .bind("name", connectionId.toString())
                        .mapTo(Long.class)
                        .findOne();
    }

    /** Keeps the lease; false if it was lost. */
    public static boolean renew(Handle handle, UUID connectionId, String holder, long fence) {
        return touch(handle, RENEW, connectionId, holder, fence);
    }

    /** Gives the lease back, if it was not lost. */
    public static void release(Handle handle, UUID connectionId, String holder, long fence) {
        touch(handle, RELEASE, connectionId, holder, fence);
    }

    /**
     * Keeps runs of a connection from starting until the transaction ends.
     *
     * @throws HubException of kind CONFLICT if one is under way
     */
    public static void refuseDuringRun(Handle handle, UUID connectionId) {
        prepare(handle, connectionId);
        boolean held = handle.createQuery(HELD)
                .bind("name", connectionId.toString())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
        if (held) {
            throw new HubException(Kind.CONFLICT, "a run of this connection is under way; wait until it has ended");
        }
    }

    private static boolean touch(Handle handle, String sql, UUID connectionId, String holder, long fence) {
        return handle.createUpdate(sql)
                        .bind("name", connectionId.toString())
                        .bind("holder", holder)
                        .bind("fence", fence)
                        .execute()
                == 1;
    }

    private static String node(String holder) {
        int slash = holder.indexOf('/');
        return slash < 0 ? holder : holder.substring(0, slash);
    }
}
