package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Something beside the hub's records that keeps values of persons, such as the base values of a link. When a person is
 * erased, every keeper forgets them in the same transaction.
 */
public interface PersonalDataKeeper {

    /** Forgets every value of this record. Ids may stay, so that the person is not created again. */
    void erase(Handle handle, HubObject object, UUID hubId);
}
