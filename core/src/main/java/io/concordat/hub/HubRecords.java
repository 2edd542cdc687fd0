package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.HubException.Problem;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The hub's records one at a time, for screens and scripts. Input is validated: what is stored is canonical and exactly
 * what the answer shows, and what cannot be stored is refused with its field. Every call is one transaction. Safe for
 * many threads.
 */
@ApplicationScoped
public class HubRecords {

    private static final int MOST_ITEMS = 500;
    private static final String TAKEN =
            "another record has this external key or identity; find it and change it there, or use another";

    private final Database database;
    private final HubEdits edits;
    private final Eraser eraser;

    @Inject
    public HubRecords(
            Database database, Ids ids, Clock clock, HubBulk bulk, @Any Instance<PersonalDataKeeper> keepers) {
        this.database = database;
        this.edits = new HubEdits(database, ids, clock, bulk);
        this.eraser = new Eraser(database, clock, bulk, keepers);
    }

    /** Outside a container; nothing keeps personal data beside the hub's own tables. */
    public HubRecords(Database database, Ids ids, Clock clock) {
        this(database, ids, clock, List.of());
    }

    /** Outside a container. */
    public HubRecords(Database database, Ids ids, Clock clock, List<PersonalDataKeeper> keepers) {
        HubBulk bulk = new HubBulk(database, ids, clock);
        this.database = database;
        this.edits = new HubEdits(database, ids, clock, bulk);
        this.eraser = new Eraser(database, clock, bulk, keepers);
    }

    public Optional<HubRecord> find(HubObject object, UUID id) {
        return database.call(handle -> find(handle, object, id));
    }

    /** @throws HubException of kind NOT_FOUND */
    public HubRecord get(HubObject object, UUID id) {
        return find(object, id).orElseThrow(() -> missing(object));
    }

    /** How many live records there are. */
    public long count(HubObject object) {
        return database.call(handle -> HubRepository.count(handle, object));
    }

    /** Some of the records that are looked for, and where to go on. */
    public HubPage search(HubQuery query) {
        if (query.limit() < 1 || query.limit() > MOST_ITEMS) {
            throw HubException.invalid("limit", "a page has 1 to " + MOST_ITEMS + " items");
        }
        return database.call(handle -> new HubSearch(handle, query).page());
    }

    /** The edits of a record by people, scripts and imports, the last one first. Edits by runs stand in the journal. */
    public List<HistoryEntry> history(HubObject object, UUID id) {
        return database.call(handle -> HistoryRepository.of(handle, object, id));
    }

    /** @throws HubException of kind INVALID, or CONFLICT if the external key or an identity is taken */
    public HubRecord create(HubObject object, NewRecord wanted, Author author) {
        return Uniqueness.orConflict(
                TAKEN,
                () -> database.call(handle -> {
                    NewRecord valid = new RecordCheck(handle, object).checked(wanted);
                    refuseTaken(handle, object, Optional.empty(), valid.externalKey(), valid.identities());
                    UUID id =
                            edits.create(handle, object, List.of(valid), author).get(0);
                    return find(handle, object, id).orElseThrow(() -> missing(object));
                }));
    }

    /**
     * Changes a record; nothing happens if nothing is different. A blank value clears.
     *
     * @param expectedVersion the version the change was made from, if the caller knows
     * @throws HubException of kind NOT_FOUND, INVALID, CONFLICT, or STALE if somebody changed the record since
     */
    public HubRecord patch(HubObject object, UUID id, Patch patch, Optional<Long> expectedVersion, Author author) {
        return Uniqueness.orConflict(
                TAKEN,
                () -> database.call(handle -> {
                    HubRecord before = expected(handle, object, id, expectedVersion);
                    Edit edit = new RecordCheck(handle, object).checked(before, patch);
                    if (edit.isEmpty()) {
                        return before;
                    }
                    refuseTaken(handle, object, Optional.of(id), edit.externalKey(), edit.identities());
                    if (edits.apply(handle, object, List.of(edit), author).isEmpty()) {
                        throw stale();
                    }
                    return find(handle, object, id).orElseThrow(() -> missing(object));
                }));
    }

    /**
     * Deletes a record: nothing finds it any more, and its external key and identities are free again.
     *
     * @throws HubException of kind NOT_FOUND or STALE
     */
    public void delete(HubObject object, UUID id, Optional<Long> expectedVersion, Author author) {
        database.run(handle -> {
            if (!edits.delete(handle, expected(handle, object, id, expectedVersion), author)) {
                throw stale();
            }
        });
    }

    /**
     * Erases a record: values, history and everything others keep of it, with the leads of a profile. Only hashes stay,
     * by which imports and runs refuse to create it again. A company of one person is personal too; the profiles of an
     * erased account stay, and belong to none.
     *
     * @param expectedVersion the version that the caller looked at, if they say
     * @throws HubException of kind NOT_FOUND or STALE
     */
    public void erase(HubObject object, UUID id, Optional<Long> expectedVersion) {
        database.run(handle -> {
            HubRecord erased = eraser.erase(handle, object, id).orElseThrow(() -> missing(object));
            require(expectedVersion, erased);
        });
    }

    private static Optional<HubRecord> find(Handle handle, HubObject object, UUID id) {
        return Optional.ofNullable(
                HubRepository.byIds(handle, object, Set.of(id), Wanted.ALL).get(id));
    }

    private static HubRecord expected(Handle handle, HubObject object, UUID id, Optional<Long> expectedVersion) {
        HubRecord record = Optional.ofNullable(HubRepository.lock(handle, object, Set.of(id), Wanted.ALL)
                        .get(id))
                .orElseThrow(() -> missing(object));
        require(expectedVersion, record);
        return record;
    }

    private static void require(Optional<Long> expectedVersion, HubRecord record) {
        if (expectedVersion.filter(version -> version != record.version()).isPresent()) {
            throw stale();
        }
    }

    private static void refuseTaken(
            Handle handle,
            HubObject object,
            Optional<UUID> own,
            Optional<String> externalKey,
            Map<String, String> identities) {
        List<Problem> taken = new ArrayList<>();
        externalKey.ifPresent(key -> {
            if (belongsToAnother(HubRepository.byExternalKey(handle, object, List.of(key)), own)) {
                taken.add(new Problem(RecordRules.EXTERNAL_KEY, "another record has this key"));
            }
        });
        identities.forEach((namespace, value) -> {
            if (belongsToAnother(IdentityRepository.hits(handle, object, namespace, List.of(value)), own)) {
                taken.add(new Problem(RecordRules.IDENTITIES + namespace, "another record has this identity"));
            }
        });
        if (!taken.isEmpty()) {
            throw HubException.conflict(TAKEN, taken);
        }
    }

    private static boolean belongsToAnother(List<KeyHit> hits, Optional<UUID> own) {
        return hits.stream().anyMatch(hit -> own.filter(hit.hubId()::equals).isEmpty());
    }

    private static HubException missing(HubObject object) {
        return HubException.notFound("this record of " + object.path());
    }

    private static HubException stale() {
        return new HubException(Kind.STALE, "somebody else changed this record; reload it");
    }
}
