package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The hub starts only on a database that keeps what it has committed. */
class MigrationTest {

    @TempDir
    Path folder;

    @OnBothDatabases
    void aMigratedDatabaseIsMigratedAgainWithoutHarm(Database database) {
        String version =
                database.call(handle -> handle.createQuery("SELECT MAX(\"version\") FROM \"flyway_schema_history\"")
                        .mapTo(String.class)
                        .one());

        assertThat(version).isNotBlank();
    }

    @Test
    void anH2FileThatDelaysItsWritesIsRefused() {
        JdbcDataSource delayed = file("delayed", "");

        assertThatThrownBy(() -> new Migration(delayed).migrate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WRITE_DELAY=0");
    }

    @Test
    void anH2FileThatDoesNotDelayItsWritesIsAccepted() {
        JdbcDataSource durable = file("durable", ";WRITE_DELAY=0");

        new Migration(durable).migrate();

        assertThat(Database.on(durable).dialect()).isEqualTo(Dialect.H2);
    }

    @Test
    void aPostgresThatAnswersBeforeItHasWrittenIsRefused() {
        PGSimpleDataSource hasty = new PGSimpleDataSource();
        hasty.setUrl(TestDatabases.postgresUrl());
        hasty.setOptions("-c synchronous_commit=off");

        assertThatThrownBy(() -> new Migration(hasty).migrate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("synchronous_commit");
    }

    private JdbcDataSource file(String name, String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:file:" + folder.resolve(name) + options);
        source.setUser("sa");
        return source;
    }
}
