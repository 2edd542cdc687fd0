package io.concordat.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
        Jdbi.create(source).useHandle(Durability::require);
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
