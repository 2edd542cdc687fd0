package io.concordat.bench;

import io.concordat.db.Database;
import io.concordat.db.Migration;
import io.concordat.db.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A fresh database to measure on.
 *
 * @param kind which of the two
 * @param database the database
 * @param meter measures work on it
 * @param cleanUp lets go of it
 */
record BenchDatabase(Kind kind, Database database, Meter meter, Runnable cleanUp) implements AutoCloseable {

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
                Database database = TestDatabases.postgres();
                yield new BenchDatabase(kind, database, new Meter(new ServerProcesses(database)::cpuSeconds), () -> {});
            }
        };
    }

    /** A file that loses nothing, as the embedded default is. */
    private static BenchDatabase h2() {
        try {
            Path folder = Files.createTempDirectory("concordat-bench");
            JdbcConnectionPool pool =
                    JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
            new Migration(pool).migrate();
            return new BenchDatabase(Kind.H2, Database.on(pool), new Meter(() -> 0), () -> {
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
