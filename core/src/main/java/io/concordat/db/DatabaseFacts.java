package io.concordat.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;

/** What an administrator wants to know of the database: which one it is, and whether its tables are of this version. */
@ApplicationScoped
public class DatabaseFacts {

    private static final String APPLIED = """
            SELECT "version"
            FROM "flyway_schema_history"
            WHERE "success" = TRUE AND "version" IS NOT NULL
            ORDER BY "installed_rank" DESC
            LIMIT 1
            """;

    private final Database database;

    @Inject
    public DatabaseFacts(Database database) {
        this.database = database;
    }

    /**
     * The database.
     *
     * @param product its name and version
     * @param address where it is, without user, password and options
     * @param schema the version of its tables
     */
    public record Facts(String product, String address, String schema) {}

    public Facts now() {
        return database.call(handle -> {
            try {
                DatabaseMetaData meta = handle.getConnection().getMetaData();
                Optional<String> schema =
                        handle.createQuery(APPLIED).mapTo(String.class).findOne();
                return new Facts(
                        meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion(),
                        address(Optional.ofNullable(meta.getURL()).orElse("")),
                        schema.orElse("–"));
            } catch (SQLException unreadable) {
                throw new IllegalStateException("the database does not say what it is", unreadable);
            }
        });
    }

    /** Options may hold a password, and so may what stands before an at sign. */
    static String address(String url) {
        return url.replaceAll("[;?].*$", "").replaceAll("//[^/]*@", "//");
    }
}
