package io.concordat.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the database fit to use: it must keep what it has committed, and its tables must be of this version. Runs once,
 * at start-up, outside any transaction; several nodes may start together, and tables of others in the same schema do
 * not disturb.
 */
@ApplicationScoped
public class Migration {

    private final DataSource source;

    @Inject
    public Migration(DataSource source) {
        this.source = source;
    }

    /**
     * Brings the tables to this version.
     *
     * @throws IllegalStateException if the database may forget what it has committed
     */
    public void migrate() {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.useHandle(Durability::require);
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("room_for_updates", jdbi.withHandle(Migration::roomForUpdates)))
                .load()
                .migrate();
    }

    /**
     * Leaves some room in a table's pages, for the one row in ten that is written again: it finds room beside the
     * first, and no index has to be told.
     */
    private static String roomForUpdates(Handle handle) {
        return switch (Dialect.of(handle)) {
            case H2 -> "";
            case POSTGRESQL -> "WITH (fillfactor = 85)";
        };
    }
}
