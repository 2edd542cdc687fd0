package io.concordat.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A PostgreSQL server of this JVM, with a migrated template that fresh databases are copied from. */
final class PostgresServer {

    private static final String USER = "postgres";
    private static final String TEMPLATE = "hub_template";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer running() {
        return Once.SERVER;
    }

    JdbcConnectionPool fresh(String name) {
        create(name);
        return pool(name);
    }

    void create(String name) {
        Jdbi.create(server.getPostgresDatabase())
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE));
    }

    String url(String name) {
        return server.getJdbcUrl(USER, name);
    }

    /** H2's pool takes any driver, and is at hand. */
    private JdbcConnectionPool pool(String name) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url(name));
        return JdbcConnectionPool.create(source);
    }

    /** Holds the one server; the JVM starts it on first use, and its own shutdown hook stops it. */
    private static final class Once {

        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                PostgresServer started = new PostgresServer(EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "on")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start());
                started.migrateTemplate();
                return started;
            } catch (IOException failed) {
                throw new UncheckedIOException("PostgreSQL did not start", failed);
            }
        }
    }

    private void migrateTemplate() {
        Jdbi.create(server.getPostgresDatabase()).useHandle(handle -> handle.execute("CREATE DATABASE " + TEMPLATE));
        new Migration(server.getDatabase(USER, TEMPLATE)).migrate();
    }
}
