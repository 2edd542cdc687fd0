package io.concordat.hub;

import io.concordat.canonical.FieldMap;
import io.concordat.canonical.FieldNames;
import io.concordat.canonical.HubObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes a record of a row that {@link HubTable#select} selected. */
final class HubRow implements RowMapper<HubRecord> {

    private static final int FRAME = 7;

    private final HubObject object;
    private final List<String> columns;
    private final Wanted wanted;
    private final boolean custom;
    private final FieldNames names;

    HubRow(HubObject object, List<String> columns, Wanted wanted) {
        this.object = object;
        this.columns = columns;
        this.wanted = wanted;
        this.custom = wanted.custom(HubTable.of(object));
        this.names = FieldNames.of(columns);
    }

    @Override
    public HubRecord map(ResultSet row, StatementContext unused) throws SQLException {
        return new HubRecord(
                object,
                row.getObject(1, UUID.class),
                Optional.ofNullable(row.getString(5)),
                row.getBoolean(4),
                Optional.ofNullable(row.getObject(6, UUID.class)),
                values(row),
                Map.of(),
                row.getLong(2),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(3, OffsetDateTime.class).toInstant();
    }

    private Map<String, String> values(ResultSet row) throws SQLException {
        FieldMap.Draft<String> standard = new FieldMap.Draft<>(names);
        for (int i = 0; i < columns.size(); i++) {
            String value = row.getString(FRAME + 1 + i);
            if (!value.isEmpty()) {
                standard.put(columns.get(i), value);
            }
        }
        return custom ? withCustom(standard.finished(), row.getString(FRAME)) : standard.finished();
    }

    private Map<String, String> withCustom(Map<String, String> standard, String packed) {
        Map<String, String> values = new HashMap<>(standard);
        CustomValues.unpack(packed).forEach((name, value) -> {
            if (wanted.hasCustom(name)) {
                values.put(name, value);
            }
        });
        return values;
    }

    static HubRecord withIdentities(HubRecord record, Map<String, String> identities) {
        return new HubRecord(
                record.object(),
                record.id(),
                record.externalKey(),
                record.known(),
                record.parentId(),
                record.attributes(),
                identities,
                record.version(),
                record.updatedAt());
    }
}
