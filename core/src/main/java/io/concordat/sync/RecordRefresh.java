package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.match.Level;
import io.concordat.sync.store.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks single records up on the other side and plans them: those whose hub record changed, those that were held, those
 * that turned out stale. Needed wherever reading does not yield every record anyway.
 */
final class RecordRefresh {

    private static final int PAGE = 1_000;

    private final RunContext context;
    private final BoundObject bound;
    private final RecordLookup lookup;
    private final Counterparts counterparts;
    private final PagePlanner planner;

    RecordRefresh(RunContext context, BoundObject bound, RecordLookup lookup) {
        this.context = context;
        this.bound = bound;
        this.lookup = lookup;
        this.counterparts = new Counterparts(bound, lookup);
        this.planner = new PagePlanner(context, bound);
    }

    /** Plans the hub records that are marked dirty: their pairs, or a new match. */
    void dirty() {
        Optional<UUID> after = Optional.empty();
        do {
            Optional<UUID> from = after;
            List<UUID> ids =
                    context.call(transaction -> transaction.dirty().page(context.runId(), bound.object(), from, PAGE));
            changed(ids);
            after = ids.size() < PAGE ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
        } while (after.isPresent());
    }

    /** Plans the records that are held and are to be decided anew. */
    void held() {
        String after = "";
        do {
            String from = after;
            List<Hold> holds = context.call(transaction ->
                    transaction.holds().page(context.connectionId(), bound.object(), bound.remoteObject(), from, PAGE));
            List<Hold> open = holds.stream().filter(Hold::isOpen).toList();
            again(open.stream().flatMap(hold -> hold.remoteId().stream()).toList());
            changed(open.stream()
                    .filter(hold -> hold.remoteId().isEmpty())
                    .flatMap(hold -> hold.hubId().stream())
                    .toList());
            after = holds.size() < PAGE ? "" : holds.get(holds.size() - 1).key();
        } while (!after.isEmpty());
    }

    /** Plans remote records as they are now, unless this plan has them already. */
    void again(Collection<String> remoteIds) {
        Set<String> wanted = new LinkedHashSet<>(remoteIds);
        wanted.removeIf(id -> context.seen().contains(bound.remoteObject(), id));
        if (!wanted.isEmpty()) {
            asTheyAre(wanted);
        }
    }

    /** Plans remote records as they are now, whatever this plan had decided about them. */
    void asTheyAre(Set<String> wanted) {
        Map<String, RemoteRecord> found = new HashMap<>();
        lookup.byId(bound.remoteObject(), wanted, bound.remoteFields())
                .forEach(record -> found.put(record.id(), record));
        planner.plan(
                wanted.stream()
                        .map(id -> found.getOrDefault(id, RemoteRecord.deleted(id)))
                        .toList(),
                true);
    }

    /** Plans hub records: the remote record of those that are linked, possible matches of the others. */
    void changed(List<UUID> hubIds) {
        if (hubIds.isEmpty()) {
            return;
        }
        List<HubRecord> unlinked = new ArrayList<>();
        List<String> remoteIds = context.call(transaction -> {
            Map<UUID, Link> links = transaction.links().byHub(context.connectionId(), bound.object(), hubIds);
            Set<UUID> others = new HashSet<>(hubIds);
            others.removeAll(links.keySet());
            unlinked.addAll(transaction.hub().byIds(bound.object(), others).values());
            return links.values().stream()
                    .filter(link -> link.remoteObject().equals(bound.remoteObject()))
                    .map(Link::remoteId)
                    .toList();
        });
        again(remoteIds);
        matches(unlinked);
    }

    private void matches(List<HubRecord> unlinked) {
        for (Level level : bound.ladder().levels()) {
            List<RemoteRecord> found = counterparts.on(level, unlinked).stream()
                    .filter(record -> !context.seen().contains(bound.remoteObject(), record.id()))
                    .toList();
            if (!found.isEmpty()) {
                planner.plan(found, true);
            }
        }
    }
}
