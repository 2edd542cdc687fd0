package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Something beside the hub's records that keeps values of persons, such as the base values of a link. When a person is
 * erased, every keeper forgets them in the same transaction.
 */
public interface PersonalDataKeeper {

    /** What the person is called elsewhere, by where that is; it must not come back under these names. */
    default Map<String, String> names(Handle handle, HubObject object, UUID hubId) {
        return Map.of();
    }

    /** Forgets every value of this record. */
    void erase(Handle handle, HubObject object, UUID hubId);
}
