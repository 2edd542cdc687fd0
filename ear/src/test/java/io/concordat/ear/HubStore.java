package io.concordat.ear;

import io.concordat.connection.ConfiguredHub;
import io.concordat.connector.Connector;
import io.concordat.db.Database;
import io.concordat.db.Migration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The hub's database by its address, for whoever has it to itself for a while. */
record HubStore(Database database, JdbcConnectionPool pool) implements AutoCloseable {

    /** Opens it for the first time. */
    static HubStore make(String url) {
        HubStore store = open(url);
        new Migration(store.pool()).migrate();
        return store;
    }

    static HubStore open(String url) {
        JdbcConnectionPool pool = url.startsWith("jdbc:postgresql:") ? postgres(url) : h2(url);
        return new HubStore(Database.on(pool), pool);
    }

    /** Connections and bindings over it; files may lie in the folder. */
    static ConfiguredHub configured(Database database, Path folder, Connector connector, Clock clock) {
        return ConfiguredHub.on(
                database, clock, Map.of("concordat.csv.roots", folder.toString()), List.of(), connector);
    }

    private static JdbcConnectionPool h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        source.setUser("sa");
        return JdbcConnectionPool.create(source);
    }

    private static JdbcConnectionPool postgres(String url) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        return JdbcConnectionPool.create(source);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
