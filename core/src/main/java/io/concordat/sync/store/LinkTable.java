package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pairs of a connection. */
public interface LinkTable {

    /** By remote id; those that are not linked are left out. */
    Map<String, Link> byRemote(UUID connectionId, String remoteObject, Collection<String> remoteIds);

    /** By hub id; those that are not linked are left out. */
    Map<UUID, Link> byHub(UUID connectionId, HubObject object, Collection<UUID> hubIds);

    /**
     * The remote records that people keep hub records apart from, by hub id; those that are kept from nobody are left
     * out. Costs next to nothing while nobody has taken a pair of the connection apart.
     */
    Map<UUID, Set<String>> keptApart(UUID connectionId, String remoteObject, Collection<UUID> hubIds);

    /** The pairs of a binding after one, by id. */
    List<Link> page(UUID connectionId, HubObject object, String remoteObject, Optional<UUID> after, int limit);

    long count(UUID connectionId, HubObject object, String remoteObject);

    /** @throws PairedAlreadyException if one of the records has a pair already */
    void insert(List<Link> links);

    /** Stores base, hash and state of pairs that are there. */
    void update(List<Link> links);

    void delete(Collection<UUID> linkIds);
}
