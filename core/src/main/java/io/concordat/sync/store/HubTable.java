package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.hub.NewRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The hub's records as a run sees them: live ones only, and of profiles only known ones. */
public interface HubTable {

    /** The records with these ids; those that are not there are left out. */
    Map<UUID, HubRecord> byIds(HubObject object, Collection<UUID> ids);

    /**
     * The same for whoever needs some values only; the others may be missing from the records.
     *
     * @param wanted names of attributes, and {@code identities.<namespace>} if identities are wanted
     */
    default Map<UUID, HubRecord> byIds(HubObject object, Collection<UUID> ids, Collection<String> wanted) {
        return byIds(object, ids);
    }

    /**
     * The ids of records by a normalised match key.
     *
     * @param attribute a keyed attribute, {@code name}, {@code externalKey} or {@code identities.<namespace>}
     * @param keys as {@code MatchKey.normalise} makes them
     * @return by key; keys without a record are left out
     */
    Map<String, List<UUID>> byKey(HubObject object, String attribute, Collection<String> keys);

    /** The records after one, by id. */
    List<HubRecord> page(HubObject object, Optional<UUID> after, int limit);

    /**
     * Changes records that still have the expected version, and marks them dirty for every connection but one.
     *
     * @return the ids that were changed
     */
    Set<UUID> update(HubObject object, List<HubChange> changes, UUID exceptConnection);

    /** Creates records under the ids they carry, and marks them dirty for every connection but one. */
    void create(HubObject object, List<NewRecord> records, UUID exceptConnection);

    /**
     * Deletes records that still have the expected version.
     *
     * @return the ids that were deleted
     */
    Set<UUID> delete(HubObject object, Map<UUID, Long> expectedVersions, UUID exceptConnection);

    /**
     * Which of these persons were erased and must not come back.
     *
     * @param keys normalised email addresses or remote ids
     */
    Set<String> erased(HubObject object, Collection<String> keys);
}
