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
                .placeholders(jdbi.withHandle(Migration::room))
                .load()
                .migrate();
    }

    /**
     * Room that PostgreSQL leaves in a table's pages for rows that are written again: a row that finds room beside its
     * first version need not be told to any index. Half a page has room for all of them, as when a first run fills in
     * every record; without it they would go to the end of the table, which takes as much of the disk.
     *
     * <p>Rows that a run adds by the million are no reason to tidy the table up in the middle of the run: that would
     * help only who looks at nothing but an index, as counting pairs does. Changed and deleted rows still are.
     */
    private static Map<String, String> room(Handle handle) {
        return switch (Dialect.of(handle)) {
            case H2 -> Map.of("added_by_runs", "", "room_for_all", "");
            case POSTGRESQL ->
                Map.of(
                        "added_by_runs",
                        "WITH (fillfactor = 85, autovacuum_vacuum_insert_threshold = -1)",
                        "room_for_all",
                        "WITH (fillfactor = 50)");
        };
    }
}
