package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.hub.KeyMaintenance.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The keys by which records are found. Every hub keeps those of {@link MatchKey#always}; others are kept from the
 * moment a match rule needs them. Safe for many threads.
 */
@ApplicationScoped
public class MatchKeys {

    static final String EXTERNAL_KEY = "externalKey";
    static final String IDENTITIES = "identities.";

    private static final int PAGE = 2_000;

    private final Database database;
    private final DirtyMarks dirty;

    /** Keys once complete stay complete. */
    private final Set<String> complete = ConcurrentHashMap.newKeySet();

    @Inject
    public MatchKeys(Database database, DirtyMarks dirty) {
        this.database = database;
        this.dirty = dirty;
    }

    /**
     * Keeps keys of an attribute from now on, and makes those of all records that are there, in pages of one
     * transaction each. Does nothing if that was done before.
     *
     * @param attribute an attribute, {@code externalKey} or {@code identities.<namespace>}
     */
    public void ensure(HubObject object, String attribute) {
        if (MatchKey.always(object).contains(attribute) || isComplete(object, attribute)) {
            return;
        }
        register(object, attribute);
        Optional<UUID> last = Optional.of(new UUID(0, 0));
        while (last.isPresent()) {
            UUID after = last.get();
            last = database.call(handle -> backfill(handle, object, attribute, after));
        }
        database.run(handle -> KeyMaintenance.setComplete(handle, object, attribute));
    }

    /** Another node that registers it at the same moment has waited for the writers as well. */
    private void register(HubObject object, String attribute) {
        try {
            database.run(handle -> {
                requireKnown(handle, object, attribute);
                dirty.waitForWriters(handle, object);
                KeyMaintenance.register(handle, object, attribute);
            });
        } catch (RuntimeException failure) {
            if (!Uniqueness.isViolated(failure)) {
                throw failure;
            }
        }
    }

    private static void requireKnown(Handle handle, HubObject object, String attribute) {
        boolean known = attribute.equals(EXTERNAL_KEY)
                || attribute.startsWith(IDENTITIES)
                || AttributeRepository.byName(handle, object).containsKey(attribute);
        if (!known) {
            throw HubException.invalid(attribute, "there is no such attribute of " + object.path());
        }
    }

    private boolean isComplete(HubObject object, String attribute) {
        return database.call(handle -> isComplete(handle, object, attribute));
    }

    private boolean isComplete(Handle handle, HubObject object, String attribute) {
        String name = object.path() + "/" + attribute;
        if (complete.contains(name)) {
            return true;
        }
        boolean now = KeyMaintenance.isComplete(handle, object, attribute);
        if (now) {
            complete.add(name);
        }
        return now;
    }

    /** Makes the keys of one page anew; answers with its last record, or nothing at the end. */
    private Optional<UUID> backfill(Handle handle, HubObject object, String attribute, UUID after) {
        List<HubRecord> page = HubRepository.lockPage(handle, object, after, PAGE, Wanted.ALL);
        List<Entry> entries = page.stream()
                .flatMap(record -> entries(record, Set.of(attribute)).stream())
                .toList();
        KeyMaintenance.delete(handle, object, entries);
        KeyMaintenance.insert(handle, database.dialect(), object, entries);
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).id());
    }

    Set<String> keyed(Handle handle, HubObject object) {
        return KeyMaintenance.keyed(handle, object);
    }

    List<KeyHit> find(Handle handle, HubObject object, String attribute, Collection<String> values) {
        if (attribute.equals(EXTERNAL_KEY) || attribute.startsWith(IDENTITIES)) {
            return findEqual(handle, object, attribute, values);
        }
        if (!MatchKey.always(object).contains(attribute) && !isComplete(handle, object, attribute)) {
            throw new IllegalStateException("no match keys are kept of " + object.path() + "." + attribute);
        }
        return findKeyed(handle, object, attribute, values);
    }

    private List<KeyHit> findEqual(Handle handle, HubObject object, String attribute, Collection<String> values) {
        Set<KeyHit> hits = new HashSet<>(
                attribute.equals(EXTERNAL_KEY)
                        ? HubRepository.byExternalKey(handle, object, values)
                        : IdentityRepository.hits(handle, object, attribute.substring(IDENTITIES.length()), values));
        if (isComplete(handle, object, attribute)) {
            hits.addAll(findKeyed(handle, object, attribute, values));
        }
        return List.copyOf(hits);
    }

    private static List<KeyHit> findKeyed(
            Handle handle, HubObject object, String attribute, Collection<String> values) {
        Map<String, List<String>> askedByKey = new HashMap<>();
        for (String asked : Set.copyOf(values)) {
            askedByKey
                    .computeIfAbsent(MatchKey.normalise(asked), key -> new ArrayList<>())
                    .add(asked);
        }
        List<KeyHit> hits = new ArrayList<>();
        for (KeyHit hit : KeyMaintenance.hits(handle, object, attribute, askedByKey.keySet())) {
            askedByKey
                    .getOrDefault(hit.valueKey(), List.of())
                    .forEach(asked -> hits.add(new KeyHit(asked, hit.hubId())));
        }
        return hits;
    }

    void replace(Handle handle, HubObject object, KeyEdits edits) {
        KeyMaintenance.delete(handle, object, edits.gone());
        KeyMaintenance.insert(handle, database.dialect(), object, edits.come());
    }

    /** Takes away all keys of a record. */
    void forget(Handle handle, HubRecord record) {
        KeyMaintenance.delete(handle, record.object(), entries(record, keyed(handle, record.object())));
    }

    /** The keys of a record for some attributes. */
    static List<Entry> entries(HubRecord record, Set<String> attributes) {
        return entries(record.object(), record.id(), searchable(record), attributes);
    }

    static List<Entry> entries(HubObject object, UUID id, Map<String, String> values, Set<String> attributes) {
        List<Entry> entries = new ArrayList<>();
        for (String attribute : attributes) {
            String key = MatchKey.of(object, attribute, values);
            if (!key.isEmpty()) {
                entries.add(new Entry(attribute, key, id));
            }
        }
        return entries;
    }

    private static Map<String, String> searchable(HubRecord record) {
        return searchable(record.attributes(), record.externalKey(), record.identities());
    }

    /** All that keys are made from, by name. */
    static Map<String, String> searchable(
            Map<String, String> attributes, Optional<String> externalKey, Map<String, String> identities) {
        if (externalKey.isEmpty() && identities.isEmpty()) {
            return attributes;
        }
        Map<String, String> all = new HashMap<>(attributes);
        externalKey.ifPresent(key -> all.put(EXTERNAL_KEY, key));
        identities.forEach((namespace, value) -> all.put(IDENTITIES + namespace, value));
        return all;
    }
}
