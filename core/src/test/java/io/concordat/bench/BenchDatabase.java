package io.concordat.bench;

import io.concordat.db.Database;
import io.concordat.db.Migration;
import io.concordat.db.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A fresh database to measure on.
 *
 * @param kind which of the two
 * @param database the database
 * @param meter measures work on it
 * @param tidying what the database does by itself sooner or later, done now
 * @param cleanUp lets go of it
 */
record BenchDatabase(Kind kind, Database database, Meter meter, Runnable tidying, Runnable cleanUp)
        implements AutoCloseable {

    /** The databases that the hub runs on. */
    enum Kind {
        H2("H2 2.4, file"),
        POSTGRESQL("PostgreSQL 16");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static BenchDatabase fresh(Kind kind) {
        return switch (kind) {
            case H2 -> h2();
            case POSTGRESQL -> {
                DataSource source = TestDatabases.postgresSource();
                Database database = Database.on(source);
                Meter meter = new Meter(new ServerProcesses(database)::cpuSeconds);
                yield new BenchDatabase(kind, database, meter, () -> vacuum(source), () -> {});
            }
        };
    }

    private static void vacuum(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A file that loses nothing, as the embedded default is. */
    private static BenchDatabase h2() {
        try {
            Path folder = Files.createTempDirectory("concordat-bench");
            JdbcConnectionPool pool =
                    JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
            new Migration(pool).migrate();
            return new BenchDatabase(Kind.H2, Database.on(pool), new Meter(() -> 0), () -> {}, () -> {
                pool.dispose();
                delete(folder);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        cleanUp.run();
    }
}
