package io.concordat.db;

import org.jdbi.v3.core.Handle;

/** How PostgreSQL joins pages of keys with tables, for the rest of a transaction. H2 always goes by the index. */
public final class JoinPlans {

    /**
     * A plan that was made while a table was empty, and kept, reads the whole of it for every page once it has grown;
     * making one costs little beside a page. An index is followed in its order, so that a page ends where its rows end.
     * Compiling plans would cost more than running them.
     */
    private static final String FRESH = """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', TRUE),
                set_config('enable_bitmapscan', 'off', TRUE), set_config('jit', 'off', TRUE),
                set_config('random_page_cost', '1', TRUE)
            """;

    private static final String ORDERED = """
            SELECT set_config('enable_hashjoin', 'off', TRUE), set_config('enable_mergejoin', 'off', TRUE),
                set_config('enable_seqscan', 'off', TRUE), set_config('random_page_cost', '1', TRUE)
            """;

    private JoinPlans() {}

    /** Joins are planned for each page anew, by how large the tables are now. */
    public static void fresh(Handle handle, Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            handle.execute(FRESH);
        }
    }

    /**
     * Rows are found by index in the order of the keys. Writers who give ids in their order lock rows in that order
     * too, and so wait for each other, never in a ring.
     */
    public static void inOrderOfKeys(Handle handle, Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            handle.execute(ORDERED);
        }
    }
}
