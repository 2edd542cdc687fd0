package io.concordat.db;

import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** H2 databases in memory, copied from one that was migrated once. A database is gone when its pool is disposed of. */
final class H2Memory {

    private static final String TEMPLATE = "memFS:template.sql";

    static {
        JdbcConnectionPool migrated = open("template");
        new Migration(migrated).migrate();
        Jdbi.create(migrated).useHandle(handle -> handle.execute("SCRIPT TO '" + TEMPLATE + "'"));
        migrated.dispose();
    }

    private H2Memory() {}

    static JdbcConnectionPool fresh(String name) {
        JdbcConnectionPool pool = open(name);
        Jdbi.create(pool).useHandle(handle -> handle.execute("RUNSCRIPT FROM '" + TEMPLATE + "'"));
        return pool;
    }

    /**
     * Waits for locks as the embedded default does. The database lives as long as the pool holds a connection, and the
     * pool keeps the ones it has opened.
     */
    private static JdbcConnectionPool open(String name) {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";WRITE_DELAY=0;LOCK_TIMEOUT=30000", "sa", "");
    }
}
