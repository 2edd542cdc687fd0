package io.concordat.connector.salesforce.write;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deletes records that are as they were. Salesforce knows no condition on deleting, so each is read right before; what
 * happens in between ends up in the recycle bin too.
 */
final class Deletions {

    private final String object;
    private final RecordLookup lookup;
    private final Batch batch;
    private final CollectionCalls collections;

    Deletions(String object, RecordLookup lookup, Batch batch, CollectionCalls collections) {
        this.object = object;
        this.lookup = lookup;
        this.batch = batch;
        this.collections = collections;
    }

    void delete(List<Outgoing> rows) {
        if (!rows.isEmpty()) {
            List<Outgoing> unchanged = new ArrayList<>();
            batch.send(rows, all -> unchanged.addAll(unchanged(all)));
            collections.delete(unchanged);
        }
    }

    private List<Outgoing> unchanged(List<Outgoing> rows) {
        Map<String, RemoteRecord> now = new HashMap<>();
        lookup.byId(object, rows.stream().map(Outgoing::id).collect(Collectors.toSet()), List.of())
                .forEach(record -> now.put(record.id(), record));
        List<Outgoing> unchanged = new ArrayList<>();
        for (Outgoing row : rows) {
            RemoteRecord record = now.get(row.id());
            if (record == null || record.state() == RemoteRecord.State.DELETED) {
                batch.settle(row.place(), new WriteOutcome.Gone());
            } else if (record.revision().equals(((RemoteWrite.Delete) row.write()).expectedRevision())) {
                unchanged.add(row);
            } else {
                batch.settle(row.place(), new WriteOutcome.Changed());
            }
        }
        return unchanged;
    }
}
