package io.concordat.db;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The two databases that the hub runs on. */
public enum Dialect {
    H2,
    POSTGRESQL;

    /** Which one a handle leads to. */
    public static Dialect of(Handle handle) {
        String product = product(handle);
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new IllegalStateException(
                        "Concordat runs on H2 and PostgreSQL; the data source leads to " + product);
        };
    }

    private static String product(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName();
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not say what it is", unreachable);
        }
    }
}
