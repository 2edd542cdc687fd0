package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Times;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Erases persons and accounts. Runs in the caller's transaction. */
final class Eraser {

    private static final String DELETE = """
            DELETE FROM %s
            WHERE id = :id
            """;

    private static final String MEMBERS = """
            SELECT id
            FROM profile
            WHERE parent_id = :id
            ORDER BY id
            FOR UPDATE
            """;

    private static final String LEAVE = """
            UPDATE profile
            SET parent_id = NULL, version = version + 1, updated_at = :now
            WHERE parent_id = :id
            """;

    private static final String LEADS = """
            SELECT id
            FROM lead
            WHERE parent_id = :id
            """;

    private final Database database;
    private final Clock clock;
    private final HubBulk bulk;
    private final Iterable<PersonalDataKeeper> keepers;

    Eraser(Database database, Clock clock, HubBulk bulk, Iterable<PersonalDataKeeper> keepers) {
        this.database = database;
        this.clock = clock;
        this.bulk = bulk;
        this.keepers = keepers;
    }

    /**
     * Erases a live or deleted record and the leads of a profile, and frees those of an account.
     *
     * @return the record as it was, if there was one
     */
    Optional<HubRecord> erase(Handle handle, HubObject object, UUID id) {
        if (object == HubObject.PROFILES) {
            bulk.beginWriting(handle, object); // before the leads: in the order in which a subscription locks
        }
        Optional<HubRecord> record = HubRepository.evenDeleted(handle, object, id);
        record.ifPresent(person -> {
            if (object == HubObject.PROFILES) {
                leads(handle, id).forEach(lead -> erase(handle, HubObject.LEADS, lead));
            }
            if (object == HubObject.ACCOUNTS) {
                free(handle, id);
            }
            Map<String, String> marks = marks(handle, person);
            keepers.forEach(keeper -> marks.putAll(keeper.names(handle, object, id)));
            Erasures.remember(handle, database.dialect(), object, marks, Times.now(clock));
            bulk.delete(handle, object, Map.of(id, person.version()), Optional.empty());
            HistoryRepository.delete(handle, object, id);
            keepers.forEach(keeper -> keeper.erase(handle, object, id));
            handle.createUpdate(HubTable.of(object).statement(DELETE))
                    .bind("id", id)
                    .execute();
        });
        return record;
    }

    /** The profiles of an account belong to none from now on. Their history does not say to which they did. */
    private void free(Handle handle, UUID account) {
        List<UUID> members = handle.createQuery(MEMBERS)
                .bind("id", account)
                .mapTo(UUID.class)
                .list();
        handle.createUpdate(LEAVE)
                .bind("id", account)
                .bind("now", Times.now(clock))
                .execute();
        bulk.mark(handle, HubObject.PROFILES, members);
    }

    private static List<UUID> leads(Handle handle, UUID profile) {
        return handle.createQuery(LEADS).bind("id", profile).mapTo(UUID.class).list();
    }

    /** A deleted record has lost its external key and identities; its history knows them. */
    private static Map<String, String> marks(Handle handle, HubRecord person) {
        Map<String, String> marks = new HashMap<>(Erasures.marks(person));
        Set<String> kept = Set.copyOf(marks.keySet());
        for (HistoryEntry entry : HistoryRepository.of(handle, person.object(), person.id())) {
            entry.changes().forEach((name, change) -> {
                boolean names = name.equals(Erasures.EXTERNAL_KEY) || name.startsWith(Erasures.IDENTITIES);
                if (names && !kept.contains(name) && !change.from().isEmpty()) {
                    marks.putIfAbsent(name, change.from());
                }
            });
        }
        return marks;
    }
}
