package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Hub records changed since this connection last looked. A run claims the marks that are there when it starts and takes
 * exactly those away when it has dealt with them; a change made meanwhile leaves a mark for the next run.
 */
public interface DirtyTable {

    /** Claims the marks that are there now. Claiming twice for one run claims what came in between as well. */
    void claim(UUID runId, UUID connectionId);

    /** Claims the marks of one record and no others; the record counts as marked, whether or not it changed. */
    void claim(UUID runId, UUID connectionId, HubObject object, UUID hubId);

    /** How many records are claimed. */
    long claimed(UUID runId);

    /** Claimed records after one, by id, each once. */
    List<UUID> page(UUID runId, HubObject object, Optional<UUID> after, int limit);

    /** Which of these records are claimed. */
    Set<UUID> among(UUID runId, HubObject object, Collection<UUID> ids);

    /** Whether a record of this kind was changed after the run claimed its marks, by anybody but the run. */
    boolean anyNew(UUID runId, UUID connectionId, HubObject object);

    /** Takes the claimed marks away. */
    void consume(UUID runId);

    /** Lets go of the claimed marks; they wait for the next run. */
    void unclaim(UUID runId);
}
