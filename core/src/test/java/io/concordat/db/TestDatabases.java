package io.concordat.db;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Fresh, migrated, empty databases for tests. Each call gives a new one that nobody else knows; only the latest
 * {@value #KEPT} stay open, so a test asks for its own and does not hand it on.
 */
public final class TestDatabases {

    private static final int KEPT = 30;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Deque<JdbcConnectionPool> OPEN = new ArrayDeque<>();

    private TestDatabases() {}

    /** An H2 database in memory. */
    public static Database h2() {
        return Database.on(h2Source());
    }

    /** A database on a real PostgreSQL server, which is started once for all tests of this JVM. */
    public static Database postgres() {
        return Database.on(postgresSource());
    }

    /** The data source of a fresh H2 database in memory. */
    public static DataSource h2Source() {
        return remembered(H2Memory.fresh("hub" + NUMBER.incrementAndGet()));
    }

    /** The data source of a fresh database on the PostgreSQL server. */
    public static DataSource postgresSource() {
        return remembered(PostgresServer.running().fresh("hub" + NUMBER.incrementAndGet()));
    }

    /**
     * The address of a fresh database on the PostgreSQL server, for another process; the user is {@code postgres}, with
     * any password.
     */
    public static String postgresUrl() {
        PostgresServer server = PostgresServer.running();
        String name = "hub" + NUMBER.incrementAndGet();
        server.create(name);
        return server.url(name);
    }

    private static synchronized DataSource remembered(JdbcConnectionPool pool) {
        OPEN.addLast(pool);
        if (OPEN.size() > KEPT) {
            OPEN.removeFirst().dispose();
        }
        return pool;
    }
}
