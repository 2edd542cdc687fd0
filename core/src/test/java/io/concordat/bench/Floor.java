package io.concordat.bench;

import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.db.Database;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The least that a first run costs, in plain SQL: the remote rows are loaded into an empty table, joined with the
 * profiles by e-mail address, and all profiles are updated from them. Works on a copy of the profiles.
 */
final class Floor {

    private static final List<String> SET_UP = List.of(
            "CREATE TABLE floor_profile AS SELECT * FROM profile",
            "ALTER TABLE floor_profile ALTER COLUMN id SET NOT NULL",
            "ALTER TABLE floor_profile ADD PRIMARY KEY (id)",
            "CREATE UNIQUE INDEX floor_profile_key ON floor_profile (external_key)",
            "CREATE INDEX floor_profile_parent ON floor_profile (parent_id, id)",
            "CREATE INDEX floor_profile_email ON floor_profile (email)");

    private static final String JOIN = """
            SELECT count(*)
            FROM floor_remote r
            JOIN floor_profile p ON p.email = r.email
            """;

    private static final List<String> COLUMNS = People.ATTRIBUTES.stream()
            .map(attribute -> attribute.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .toList();

    private final BenchDatabase on;
    private final int size;

    Floor(BenchDatabase on, int size) {
        this.on = on;
        this.size = size;
    }

    Cost measure() {
        Database database = on.database();
        database.run(handle -> {
            SET_UP.forEach(handle::execute);
            handle.execute("CREATE TABLE floor_remote (remote_id varchar, " + columns("%s varchar") + ")");
        });
        Cost cost = on.meter().measure(() -> {
            load();
            database.run(this::join);
            database.run(this::update);
        });
        database.run(handle -> {
            handle.execute("DROP TABLE floor_remote");
            handle.execute("DROP TABLE floor_profile");
        });
        return cost;
    }

    private static String columns(String pattern) {
        return COLUMNS.stream().map(column -> pattern.replace("%s", column)).collect(Collectors.joining(", "));
    }

    private void load() {
        try (var pages = new GeneratedSession(new GeneratedSystem(size)).read("", List.of(), Optional.empty())) {
            switch (on.kind()) {
                case H2 -> {
                    for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                        List<RemoteRecord> records = page.get();
                        on.database().run(handle -> insert(handle, records));
                    }
                }
                case POSTGRESQL -> on.database().run(handle -> copy(handle, pages));
            }
        }
    }

    private static void insert(Handle handle, List<RemoteRecord> records) {
        String sql = "INSERT INTO floor_remote VALUES (?" + ", ?".repeat(COLUMNS.size()) + ")";
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (RemoteRecord record : records) {
                statement.setString(1, record.id());
                for (int i = 0; i < People.ATTRIBUTES.size(); i++) {
                    statement.setString(i + 2, value(record.values(), i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void copy(Handle handle, RecordReader.Pages pages) {
        try {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY floor_remote FROM STDIN");
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                byte[] text = text(page.get()).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(text, 0, text.length);
            }
            copy.endCopy();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String text(List<RemoteRecord> records) {
        StringBuilder text = new StringBuilder();
        for (RemoteRecord record : records) {
            text.append(record.id());
            for (int i = 0; i < People.ATTRIBUTES.size(); i++) {
                text.append('\t').append(value(record.values(), i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String value(Map<String, String> values, int index) {
        return values.getOrDefault(People.field(People.ATTRIBUTES.get(index)), "");
    }

    private void join(Handle handle) {
        require(handle.createQuery(JOIN).mapTo(Integer.class).one());
    }

    private void update(Handle handle) {
        String set = columns("%s = r.%s") + ", version = p.version + 1, updated_at = CURRENT_TIMESTAMP";
        require(handle.execute(
                switch (on.kind()) {
                    case H2 ->
                        "MERGE INTO floor_profile p USING floor_remote r ON p.email = r.email "
                                + "WHEN MATCHED THEN UPDATE SET " + set;
                    case POSTGRESQL ->
                        "UPDATE floor_profile p SET " + set + " FROM floor_remote r WHERE p.email = r.email";
                }));
    }

    private void require(int rows) {
        if (rows != size) {
            throw new IllegalStateException(rows + " rows instead of " + size);
        }
    }
}
