package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.BulkInsert.Column;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Few rows and many go different ways on PostgreSQL; what was written comes back either way. */
class BulkInsertTest {

    private static final int FEW = 3;
    private static final int MANY = 3_000;

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid"),
            new Column("other", "uuid"),
            new Column("text", "varchar"),
            new Column("number", "bigint"),
            new Column("yes", "boolean"),
            new Column("bytes", "bytea"),
            new Column("at", "timestamptz"));

    private static final List<String> TEXTS = List.of(
            "", "tab\tnew\nline\rback\\slash \\N", "Ångström 東京 👩‍💻", "\u0001\u007f\u00a0", "x".repeat(200_000));

    private static final List<OffsetDateTime> MOMENTS = List.of(
            OffsetDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_000, ZoneOffset.UTC),
            OffsetDateTime.of(2026, 3, 29, 2, 30, 0, 1_000, ZoneOffset.UTC),
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));

    @OnBothDatabases
    void fewRowsComeBackAsTheyWere(Database database) {
        assertComesBack(database, FEW);
    }

    @OnBothDatabases
    void manyRowsComeBackAsTheyWere(Database database) {
        assertComesBack(database, MANY);
    }

    @OnBothDatabases
    void aRowThatIsRefusedLeavesNothing(Database database) {
        create(database);
        List<Object[]> rows = rows(MANY);
        rows.get(MANY - 1)[0] = rows.get(0)[0];

        assertThatThrownBy(() -> insert(database, rows)).isInstanceOf(BulkException.class);

        assertThat(stored(database)).isEmpty();
    }

    private static void assertComesBack(Database database, int count) {
        create(database);
        List<Object[]> rows = rows(count);
        insert(database, rows);

        List<Object[]> stored = stored(database);

        assertThat(stored).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(stored.get(i)).as("row " + i).isEqualTo(rows.get(i));
        }
    }

    private static void create(Database database) {
        database.run(handle -> handle.execute("""
                CREATE TABLE bulk (id uuid PRIMARY KEY, other uuid, text varchar, number bigint, yes boolean,
                    bytes %s, at timestamp with time zone)
                """.formatted(database.dialect() == Dialect.H2 ? "varbinary" : "bytea")));
    }

    private static void insert(Database database, List<Object[]> rows) {
        database.run(handle -> BulkInsert.into("bulk", COLUMNS).insert(handle, database.dialect(), rows));
    }

    /** The long text is rare, so that most blocks have several rows. */
    private static List<Object[]> rows(int count) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object[] row = {
                new UUID(i, -i),
                new UUID(Long.MIN_VALUE + i, Long.MAX_VALUE - i),
                TEXTS.get(i % 100 == 99 ? TEXTS.size() - 1 : i % (TEXTS.size() - 1)),
                i % 2 == 0 ? Long.MIN_VALUE + i : (long) i,
                i % 3 == 0,
                new byte[] {0, (byte) i, -1},
                MOMENTS.get(i % MOMENTS.size())
            };
            if (i % 7 == 6) {
                Arrays.fill(row, 1, row.length, null);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object[]> stored(Database database) {
        return database.call(handle -> handle.createQuery(
                        "SELECT id, other, text, number, yes, bytes, at FROM bulk ORDER BY id")
                .map((row, unused) -> new Object[] {
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, Long.class),
                    row.getObject(5, Boolean.class),
                    row.getBytes(6),
                    row.getObject(7, OffsetDateTime.class)
                })
                .list());
    }
}
