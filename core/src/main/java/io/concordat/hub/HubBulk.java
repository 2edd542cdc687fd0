package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Dialect;
import io.concordat.db.Ids;
import io.concordat.db.JoinPlans;
import io.concordat.db.Times;
import io.concordat.hub.IdentityRepository.Identity;
import io.concordat.hub.KeyMaintenance.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The hub's records by the page: each call takes up to some thousand records and costs a few statements. For runs and
 * imports; values are taken as they are, so they must be canonical.
 *
 * <p>Runs in the caller's transaction. Only live records are read and changed. Safe for many threads.
 */
@ApplicationScoped
public class HubBulk {

    private static final UUID LEAST = new UUID(0, 0);
    private static final String DELETE = """
            UPDATE %s
            SET deleted = TRUE, external_key = NULL, version = version + 1, updated_at = :now
            WHERE id = :id AND version = :version AND NOT deleted
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final DirtyMarks dirty;
    private final MatchKeys keys;

    @Inject
    public HubBulk(Database database, Ids ids, Clock clock, DirtyMarks dirty, MatchKeys keys) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.dirty = dirty;
        this.keys = keys;
    }

    /** Outside a container. */
    public HubBulk(Database database, Ids ids, Clock clock) {
        this(database, ids, clock, new DirtyMarks(database, ids, clock));
    }

    private HubBulk(Database database, Ids ids, Clock clock, DirtyMarks dirty) {
        this(database, ids, clock, dirty, new MatchKeys(database, dirty));
    }

    /** The records with these ids; those that are not there are left out. */
    public Map<UUID, HubRecord> byIds(Handle handle, HubObject object, Collection<UUID> hubIds) {
        return HubRepository.byIds(handle, object, hubIds, Wanted.ALL);
    }

    /**
     * The same with some values only, which is faster.
     *
     * @param wanted names of attributes, and {@code identities.<namespace>} if identities are wanted; no others are in
     *     the records
     */
    public Map<UUID, HubRecord> byIds(
            Handle handle, HubObject object, Collection<UUID> hubIds, Collection<String> wanted) {
        return HubRepository.byIds(handle, object, hubIds, Wanted.only(wanted));
    }

    /** The known records after one, by id. */
    public List<HubRecord> page(Handle handle, HubObject object, Optional<UUID> after, int limit) {
        return HubRepository.page(handle, object, after.orElse(LEAST), limit, Wanted.ALL);
    }

    /** The same with some values only, as in {@link #byIds(Handle, HubObject, Collection, Collection)}. */
    public List<HubRecord> page(
            Handle handle, HubObject object, Optional<UUID> after, int limit, Collection<String> wanted) {
        return HubRepository.page(handle, object, after.orElse(LEAST), limit, Wanted.only(wanted));
    }

    /**
     * Candidates by a key.
     *
     * @param attribute a keyed attribute, {@code name}, {@code externalKey} or {@code identities.<namespace>}; the last
     *     two find equal values, and equal keys as well once {@link MatchKeys#ensure} knows them
     * @param values keys or values; each hit names the one it was found by
     * @throws IllegalStateException if no keys are kept of the attribute
     */
    public List<KeyHit> byKeys(Handle handle, HubObject object, String attribute, Collection<String> values) {
        return values.isEmpty() ? List.of() : keys.find(handle, object, attribute, values);
    }

    /** Records by an exact external key. */
    public List<KeyHit> byExternalKey(Handle handle, HubObject object, Collection<String> externalKeys) {
        return HubRepository.byExternalKey(handle, object, externalKeys);
    }

    /** Records by an exact id in another system. */
    public List<KeyHit> byIdentity(Handle handle, HubObject object, String namespace, Collection<String> values) {
        return IdentityRepository.hits(handle, object, namespace, values);
    }

    /** Which of these external keys, identities, hub ids and normalised email addresses were erased. */
    public Set<String> erased(Handle handle, HubObject object, Collection<String> values) {
        return Erasures.among(handle, object, values);
    }

    /**
     * Changes attributes of records that still have the expected version, keeps their keys, and marks them dirty for
     * every connection but one.
     *
     * @param changes at most one for each record
     * @return the ids that were changed
     */
    public Set<UUID> update(Handle handle, HubObject object, List<HubChange> changes, Optional<UUID> exceptConnection) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        beginWriting(handle, object);
        Prior prior = Prior.of(handle, object, changes, keys.keyed(handle, object));
        Set<UUID> changed =
                HubRepository.update(handle, database.dialect(), object, prior.packed(changes), Times.now(clock));
        keys.replace(handle, object, prior.keyEdits(changes, changed));
        dirty.mark(handle, object, changed, exceptConnection);
        return changed;
    }

    /**
     * Creates records, under the ids they carry or new ones, and marks them dirty for every connection but one.
     *
     * @return their ids in the order given
     */
    public List<UUID> insert(
            Handle handle, HubObject object, List<NewRecord> records, Optional<UUID> exceptConnection) {
        List<UUID> hubIds =
                records.stream().map(record -> record.id().orElseGet(ids::next)).toList();
        NewRows rows = new NewRows(object, records, hubIds);
        HubTable.of(object).insert().insert(handle, database.dialect(), rows.rows(Times.now(clock)));
        IdentityRepository.insert(handle, database.dialect(), object, rows.identities());
        KeyMaintenance.insert(handle, database.dialect(), object, rows.keys(keys.keyed(handle, object)));
        dirty.mark(handle, object, hubIds, exceptConnection);
        return hubIds;
    }

    /**
     * Gives records identities, in the place of those they had in the same namespaces; a blank value takes one away.
     * Counts no version up: the caller changes the records in the same transaction.
     *
     * @param identities by record and namespace
     */
    public void identify(Handle handle, HubObject object, Map<UUID, Map<String, String>> identities) {
        if (identities.isEmpty()) {
            return;
        }
        List<Identity> all = new ArrayList<>();
        identities.forEach((id, its) -> its.forEach((namespace, value) -> all.add(new Identity(id, namespace, value))));
        keys.replace(handle, object, identityKeys(handle, object, identities));
        IdentityRepository.replace(handle, database.dialect(), object, all);
    }

    /** Gives records their external keys, parents and whether they are known; as {@link #identify}, no new version. */
    void move(Handle handle, HubObject object, List<Edit> edits) {
        HubRepository.move(handle, object, edits);
        if (keys.keyed(handle, object).contains(MatchKeys.EXTERNAL_KEY)) {
            Set<String> only = Set.of(MatchKeys.EXTERNAL_KEY);
            KeyEdits moved = KeyEdits.none();
            edits.forEach(edit -> moved.add(KeyEdits.between(
                    keys(edit.before(), edit.before().externalKey(), only),
                    keys(edit.before(), edit.externalKey(), only))));
            keys.replace(handle, object, moved);
        }
    }

    private static List<Entry> keys(HubRecord record, Optional<String> externalKey, Set<String> keyed) {
        return MatchKeys.entries(
                record.object(), record.id(), MatchKeys.searchable(Map.of(), externalKey, Map.of()), keyed);
    }

    private KeyEdits identityKeys(Handle handle, HubObject object, Map<UUID, Map<String, String>> identities) {
        KeyEdits edits = KeyEdits.none();
        Set<String> keyed = keys.keyed(handle, object);
        if (keyed.stream().noneMatch(attribute -> attribute.startsWith(MatchKeys.IDENTITIES))) {
            return edits;
        }
        Map<UUID, Map<String, String>> before = IdentityRepository.of(handle, object, identities.keySet());
        identities.forEach((id, its) -> {
            Map<String, String> after = new HashMap<>(before.getOrDefault(id, Map.of()));
            after.putAll(its);
            edits.add(KeyEdits.between(
                    keys(object, id, before.getOrDefault(id, Map.of()), keyed), keys(object, id, after, keyed)));
        });
        return edits;
    }

    private static List<Entry> keys(HubObject object, UUID id, Map<String, String> identities, Set<String> keyed) {
        return MatchKeys.entries(object, id, MatchKeys.searchable(Map.of(), Optional.empty(), identities), keyed);
    }

    /**
     * Deletes records that still have the expected version, and marks them dirty for every connection but one. Their
     * external keys and identities are free again.
     *
     * @return the ids that were deleted
     */
    public Set<UUID> delete(
            Handle handle, HubObject object, Map<UUID, Long> expectedVersions, Optional<UUID> exceptConnection) {
        beginWriting(handle, object);
        Map<UUID, HubRecord> records = HubRepository.lock(handle, object, expectedVersions.keySet(), Wanted.ALL);
        Set<UUID> deleted = new HashSet<>();
        records.values().stream()
                .filter(record -> expectedVersions.getOrDefault(record.id(), 0L) == record.version())
                .filter(record -> delete(handle, record))
                .forEach(record -> deleted.add(record.id()));
        IdentityRepository.deleteAll(handle, object, deleted);
        dirty.mark(handle, object, deleted, exceptConnection);
        return deleted;
    }

    private boolean delete(Handle handle, HubRecord record) {
        int count = handle.createUpdate(HubTable.of(record.object()).statement(DELETE))
                .bind("now", Times.now(clock))
                .bind("id", record.id())
                .bind("version", record.version())
                .execute();
        if (count > 0) {
            keys.forget(handle, record);
        }
        return count > 0;
    }

    /** Marks records dirty for every connection. */
    void mark(Handle handle, HubObject object, List<UUID> hubIds) {
        dirty.mark(handle, object, hubIds, Optional.empty());
    }

    /**
     * Says that records are about to change. On PostgreSQL a new key or a new subscriber waits for changes under way,
     * and what is asked after this is true until the change commits.
     */
    void beginWriting(Handle handle, HubObject object) {
        JoinPlans.inOrderOfKeys(handle, database.dialect());
        if (database.dialect() == Dialect.POSTGRESQL) {
            handle.execute(HubTable.of(object).statement("LOCK TABLE %s IN ROW EXCLUSIVE MODE"));
        }
    }
}
