package io.concordat.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import io.concordat.hub.Author.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code history}. Runs in the caller's transaction. */
final class HistoryRepository {

    private static final String OF_RECORD = """
            SELECT hub_id, version, edited_at, actor, source, changes
            FROM history
            WHERE object = :object AND hub_id = :id
            ORDER BY version DESC
            """;

    private static final String DELETE = """
            DELETE FROM history
            WHERE object = :object AND hub_id = :id
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "history",
            new Column("object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("version", "bigint"),
            new Column("edited_at", "timestamptz"),
            new Column("actor", "varchar"),
            new Column("source", "varchar"),
            new Column("changes", "varchar"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, ValueChange>> CHANGES = new TypeReference<>() {};

    private HistoryRepository() {}

    /** Keeps edits; those of runs stand in the journal and are left out. */
    static void insert(Handle handle, Dialect dialect, HubObject object, List<HistoryEntry> entries) {
        INSERT.insert(
                handle,
                dialect,
                entries.stream()
                        .filter(entry -> entry.author().source() != Source.RUN)
                        .map(entry -> row(object, entry))
                        .toList());
    }

    private static Object[] row(HubObject object, HistoryEntry entry) {
        return new Object[] {
            object.path(),
            entry.hubId(),
            entry.version(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.author().name(),
            entry.author().source().name(),
            pack(entry.changes())
        };
    }

    /** The edits of a record, the last one first. */
    static List<HistoryEntry> of(Handle handle, HubObject object, UUID id) {
        return handle.createQuery(OF_RECORD)
                .bind("object", object.path())
                .bind("id", id)
                .map(HistoryRepository::entry)
                .list();
    }

    static void delete(Handle handle, HubObject object, UUID id) {
        handle.createUpdate(DELETE).bind("object", object.path()).bind("id", id).execute();
    }

    private static HistoryEntry entry(ResultSet row, StatementContext unused) throws SQLException {
        return new HistoryEntry(
                row.getObject("hub_id", UUID.class),
                row.getLong("version"),
                row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                new Author(row.getString("actor"), Source.valueOf(row.getString("source"))),
                unpack(row.getString("changes")));
    }

    private static String pack(Map<String, ValueChange> changes) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(changes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    private static Map<String, ValueChange> unpack(String packed) {
        try {
            return JSON.readValue(packed, CHANGES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a history entry is damaged", damaged);
        }
    }
}
