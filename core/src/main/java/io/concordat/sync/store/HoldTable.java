package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records that wait for something, at most one row each. */
public interface HoldTable {

    /** How many records of the connection are held, by reason; reasons without any are left out. */
    Map<Hold.Reason, Long> counts(UUID connectionId);

    /**
     * By {@link Hold#key()}; those that are not held are left out. Nobody decides anything about them until the
     * transaction ends, so that what is put in their place loses no decision.
     */
    Map<String, Hold> byKeys(UUID connectionId, Collection<String> keys);

    /** Held records of a binding after a key, in order of key. */
    List<Hold> page(UUID connectionId, HubObject object, String remoteObject, String after, int limit);

    /** Stores holds, replacing those with the same key. */
    void put(List<Hold> holds);

    /** Takes holds away. */
    void remove(UUID connectionId, Collection<String> keys);
}
