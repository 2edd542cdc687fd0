package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Edits by people, scripts and imports, by the page: like those of runs, and with their history. */
final class HubEdits {

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final HubBulk bulk;

    HubEdits(Database database, Ids ids, Clock clock, HubBulk bulk) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.bulk = bulk;
    }

    /** Creates records, which are valid, and answers with their ids in the order given. */
    List<UUID> create(Handle handle, HubObject object, List<NewRecord> records, Author author) {
        List<NewRecord> withIds = records.stream()
                .map(record -> record.withId(record.id().orElseGet(ids::next)))
                .toList();
        List<UUID> created = bulk.insert(handle, object, withIds, Optional.empty());
        Instant now = now();
        List<HistoryEntry> history = new ArrayList<>();
        for (int i = 0; i < created.size(); i++) {
            history.add(new HistoryEntry(created.get(i), 1, now, author, Edit.changes(withIds.get(i))));
        }
        HistoryRepository.insert(handle, database.dialect(), object, history);
        return created;
    }

    /** Makes edits that change something, and answers with the ids of the records that were still as they were read. */
    Set<UUID> apply(Handle handle, HubObject object, List<Edit> edits, Author author) {
        List<HubChange> changes = edits.stream()
                .map(edit -> new HubChange(edit.before().id(), edit.before().version(), edit.values()))
                .toList();
        Set<UUID> changed = bulk.update(handle, object, changes, Optional.empty());
        List<Edit> made = edits.stream()
                .filter(edit -> changed.contains(edit.before().id()))
                .toList();
        bulk.move(handle, object, made.stream().filter(Edit::isMoved).toList());
        Map<UUID, Map<String, String>> identities = new HashMap<>();
        made.stream()
                .filter(edit -> !edit.identities().isEmpty())
                .forEach(edit -> identities.put(edit.before().id(), edit.identities()));
        bulk.identify(handle, object, identities);
        Instant now = now();
        HistoryRepository.insert(
                handle,
                database.dialect(),
                object,
                made.stream().map(edit -> entry(edit, now, author)).toList());
        return changed;
    }

    private static HistoryEntry entry(Edit edit, Instant now, Author author) {
        HubRecord before = edit.before();
        return new HistoryEntry(before.id(), before.version() + 1, now, author, edit.changes());
    }

    /** Deletes one record that still is as it was read. */
    boolean delete(Handle handle, HubRecord record, Author author) {
        Set<UUID> deleted =
                bulk.delete(handle, record.object(), Map.of(record.id(), record.version()), Optional.empty());
        HistoryRepository.insert(
                handle,
                database.dialect(),
                record.object(),
                deleted.stream()
                        .map(id -> new HistoryEntry(id, record.version() + 1, now(), author, Edit.deletion(record)))
                        .toList());
        return !deleted.isEmpty();
    }

    private Instant now() {
        return Times.now(clock).toInstant();
    }
}
