package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.hub.IdentityRepository.Identity;
import io.concordat.hub.KeyMaintenance.Entry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rows that new records become. */
final class NewRows {

    private static final int FRAME = 8;

    private final HubObject object;
    private final HubTable table;
    private final List<NewRecord> records;
    private final List<UUID> ids;

    NewRows(HubObject object, List<NewRecord> records, List<UUID> ids) {
        this.object = object;
        this.table = HubTable.of(object);
        this.records = records;
        this.ids = ids;
    }

    /** The rows of the table itself. */
    List<Object[]> rows(OffsetDateTime now) {
        List<Object[]> rows = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            rows.add(row(ids.get(i), records.get(i), now));
        }
        return rows;
    }

    private Object[] row(UUID id, NewRecord record, OffsetDateTime now) {
        Object[] row = new Object[FRAME + table.attributes().size()];
        row[0] = id;
        row[1] = 1L;
        row[2] = now;
        row[3] = false;
        row[4] = record.known();
        record.externalKey().ifPresent(key -> row[5] = key);
        record.parentId().ifPresent(parent -> row[6] = parent);
        row[7] = CustomValues.pack(custom(record));
        int column = FRAME;
        for (String attribute : table.attributes()) {
            row[column++] = record.attributes().getOrDefault(attribute, "");
        }
        return row;
    }

    private Map<String, String> custom(NewRecord record) {
        Map<String, String> custom = new HashMap<>();
        record.attributes().forEach((name, value) -> {
            if (!table.isStandard(name) && !value.isEmpty()) {
                custom.put(name, value);
            }
        });
        return custom;
    }

    List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            UUID id = ids.get(i);
            records.get(i)
                    .identities()
                    .forEach((namespace, value) -> identities.add(new Identity(id, namespace, value)));
        }
        return identities;
    }

    List<Entry> keys(Set<String> keyed) {
        List<Entry> keys = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            NewRecord record = records.get(i);
            keys.addAll(MatchKeys.entries(
                    object,
                    ids.get(i),
                    MatchKeys.searchable(record.attributes(), record.externalKey(), record.identities()),
                    keyed));
        }
        return keys;
    }
}
