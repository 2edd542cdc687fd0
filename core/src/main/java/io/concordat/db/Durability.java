package io.concordat.db;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Whether a committed transaction survives a crash. A run writes its intent down before it calls another system, and
 * recovers by what it finds written; on a database that forgets commits it would send records twice.
 */
final class Durability {

    /** The delay in force, and the one stored in the file where there is one. */
    private static final String H2_WRITE_DELAYS = """
            SELECT setting_value
            FROM information_schema.settings
            WHERE setting_name = 'WRITE_DELAY'
            """;

    private Durability() {}

    /** @throws IllegalStateException if the database may forget a commit; the message says what to set */
    static void require(Handle handle) {
        switch (Dialect.of(handle)) {
            case H2 -> requireNoWriteDelay(handle);
            case POSTGRESQL -> requireSynchronousCommit(handle);
        }
    }

    private static void requireNoWriteDelay(Handle handle) {
        List<String> delays =
                handle.createQuery(H2_WRITE_DELAYS).mapTo(String.class).list();
        if (!isInMemory(handle) && !delays.stream().allMatch("0"::equals)) {
            throw new IllegalStateException(
                    "H2 may lose what it has committed last; add ;WRITE_DELAY=0 to the database's address");
        }
    }

    private static void requireSynchronousCommit(Handle handle) {
        String commit = handle.createQuery("SHOW synchronous_commit")
                .mapTo(String.class)
                .one();
        if ("off".equals(commit)) {
            throw new IllegalStateException("PostgreSQL may lose what it has committed last; "
                    + "switch synchronous_commit on for the database of the hub");
        }
    }

    private static boolean isInMemory(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getURL().startsWith("jdbc:h2:mem:");
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not say where it is", unreachable);
        }
    }
}
