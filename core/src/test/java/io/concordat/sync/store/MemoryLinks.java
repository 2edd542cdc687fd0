package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Pairs in memory, with the constraint that a record on either side has at most one. */
final class MemoryLinks implements LinkTable {

    private final Rows<UUID, Link> rows;

    /** The pair of each record, by {@link #hub} and {@link #remote}. */
    private final Rows<String, UUID> pairs;

    /** Pairs that a person took apart, by both their records. */
    private final Rows<String, Link> apart;

    MemoryLinks(Undo undo) {
        rows = new Rows<>(undo);
        pairs = new Rows<>(undo);
        apart = new Rows<>(undo);
    }

    /** A person takes a pair apart. */
    Link part(UUID linkId) {
        Link link = rows.find(linkId).orElseThrow();
        delete(List.of(linkId));
        if (link.state() == Link.State.ACTIVE) {
            apart.put(records(link).toString(), link);
        }
        return link;
    }

    /** A person makes a pair. */
    void join(Link link) {
        apart.remove(records(link).toString());
        insert(List.of(link));
    }

    Collection<Link> all() {
        return rows.all();
    }

    @Override
    public Map<String, Link> byRemote(UUID connectionId, String remoteObject, Collection<String> remoteIds) {
        Map<String, Link> found = new HashMap<>();
        remoteIds.forEach(id -> find(remote(connectionId, remoteObject, id)).ifPresent(link -> found.put(id, link)));
        return found;
    }

    @Override
    public Map<UUID, Link> byHub(UUID connectionId, HubObject object, Collection<UUID> hubIds) {
        Map<UUID, Link> found = new HashMap<>();
        hubIds.forEach(id -> find(hub(connectionId, object, id)).ifPresent(link -> found.put(id, link)));
        return found;
    }

    @Override
    public Map<UUID, Set<String>> keptApart(UUID connectionId, String remoteObject, Collection<UUID> hubIds) {
        return apart.all().stream()
                .filter(link -> link.connectionId().equals(connectionId)
                        && link.remoteObject().equals(remoteObject)
                        && hubIds.contains(link.hubId()))
                .collect(Collectors.groupingBy(Link::hubId, Collectors.mapping(Link::remoteId, Collectors.toSet())));
    }

    private Optional<Link> find(String record) {
        return pairs.find(record).flatMap(rows::find);
    }

    private static String remote(UUID connectionId, String remoteObject, String remoteId) {
        return connectionId + "/r/" + remoteObject + "/" + remoteId;
    }

    private static String hub(UUID connectionId, HubObject object, UUID hubId) {
        return connectionId + "/h/" + object + "/" + hubId;
    }

    private static List<String> records(Link link) {
        return List.of(
                remote(link.connectionId(), link.remoteObject(), link.remoteId()),
                hub(link.connectionId(), link.hubObject(), link.hubId()));
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
            List<String> records = records(link);
            if (rows.has(link.id()) || records.stream().anyMatch(pairs::has)) {
                throw new PairedAlreadyException(new IllegalStateException(link.toString()));
            }
            rows.put(link.id(), link);
            records.forEach(record -> pairs.put(record, link.id()));
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
        linkIds.forEach(id -> {
            rows.find(id).map(MemoryLinks::records).orElse(List.of()).forEach(pairs::remove);
            rows.remove(id);
        });
    }

    private static Predicate<Link> ofBinding(UUID connectionId, HubObject object, String remoteObject) {
        return link -> link.connectionId().equals(connectionId)
                && link.hubObject() == object
                && link.remoteObject().equals(remoteObject);
    }
}
