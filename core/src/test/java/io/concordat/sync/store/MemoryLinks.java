package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Pairs in memory, with the constraint that a record on either side has at most one. */
final class MemoryLinks implements LinkTable {

    private final Rows<UUID, Link> rows;

    MemoryLinks(Undo undo) {
        rows = new Rows<>(undo);
    }

    Collection<Link> all() {
        return rows.all();
    }

    @Override
    public Map<String, Link> byRemote(UUID connectionId, String remoteObject, Collection<String> remoteIds) {
        Set<String> wanted = new HashSet<>(remoteIds);
        Map<String, Link> found = new HashMap<>();
        for (Link link : rows.all()) {
            if (link.connectionId().equals(connectionId)
                    && link.remoteObject().equals(remoteObject)
                    && wanted.contains(link.remoteId())) {
                found.put(link.remoteId(), link);
            }
        }
        return found;
    }

    @Override
    public Map<UUID, Link> byHub(UUID connectionId, HubObject object, Collection<UUID> hubIds) {
        Set<UUID> wanted = new HashSet<>(hubIds);
        Map<UUID, Link> found = new HashMap<>();
        for (Link link : rows.all()) {
            if (link.connectionId().equals(connectionId)
                    && link.hubObject() == object
                    && wanted.contains(link.hubId())) {
                found.put(link.hubId(), link);
            }
        }
        return found;
    }

    @Override
    public List<Link> page(UUID connectionId, HubObject object, String remoteObject, Optional<UUID> after, int limit) {
        return rows.page(after, ofBinding(connectionId, object, remoteObject), limit);
    }

    @Override
    public long count(UUID connectionId, HubObject object, String remoteObject) {
        return rows.all().stream()
                .filter(ofBinding(connectionId, object, remoteObject))
                .count();
    }

    @Override
    public void insert(List<Link> links) {
        for (Link link : links) {
            if (rows.has(link.id()) || rows.all().stream().anyMatch(other -> sharesRecord(link, other))) {
                throw new IllegalStateException("a record has at most one pair: " + link);
            }
            rows.put(link.id(), link);
        }
    }

    @Override
    public void update(List<Link> links) {
        for (Link link : links) {
            rows.find(link.id())
                    .ifPresent(old -> rows.put(
                            link.id(),
                            old.settled(Map.copyOf(link.base()), link.remoteHash())
                                    .in(link.state())));
        }
    }

    @Override
    public void delete(Collection<UUID> linkIds) {
        linkIds.forEach(rows::remove);
    }

    private static Predicate<Link> ofBinding(UUID connectionId, HubObject object, String remoteObject) {
        return link -> link.connectionId().equals(connectionId)
                && link.hubObject() == object
                && link.remoteObject().equals(remoteObject);
    }

    private static boolean sharesRecord(Link link, Link other) {
        boolean sameHub = link.hubObject() == other.hubObject() && link.hubId().equals(other.hubId());
        boolean sameRemote = link.remoteObject().equals(other.remoteObject())
                && link.remoteId().equals(other.remoteId());
        return link.connectionId().equals(other.connectionId()) && (sameHub || sameRemote);
    }
}
