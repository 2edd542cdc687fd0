package io.concordat.sync;

import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.run.Count;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Plans one page of remote records: those that are linked and new are decided, those that are not linked are matched
 * and wait, those that are gone are reported. One transaction a page.
 */
final class PagePlanner {

    private final RunContext context;
    private final BoundObject bound;
    private final MatchPage matching;
    private final GoneRecords gone;
    private final LateArrivals late;
    private final EndedWaits ended;
    private final ContactPrecedence precedence;
    private final Freshness freshness;
    private final Reconciler reconciler;

    PagePlanner(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.matching = new MatchPage(context, bound);
        this.gone = new GoneRecords(context, bound);
        this.late = new LateArrivals(context, bound);
        this.ended = new EndedWaits(context, bound);
        this.precedence = new ContactPrecedence(context, bound);
        this.freshness = context.freshness();
        this.reconciler = context.reconciler();
    }

    /**
     * Plans a page.
     *
     * @param again whether the records are to be decided even if they look settled
     */
    void plan(List<RemoteRecord> page, boolean again) {
        Map<String, RemoteRecord> live = new LinkedHashMap<>();
        Map<String, RemoteView> views = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        Map<String, RemoteRecord.Successor> moved = new LinkedHashMap<>();
        for (RemoteRecord record : page) {
            context.seen().add(bound.remoteObject(), record.id());
            if (record.state() == RemoteRecord.State.LIVE) {
                live.put(record.id(), record);
                views.put(record.id(), bound.view(record));
                deleted.remove(record.id());
                moved.remove(record.id());
            } else if (record.successor().isPresent()) {
                live.remove(record.id());
                moved.put(record.id(), record.successor().get());
            } else {
                live.remove(record.id());
                deleted.add(record.id());
            }
        }
        context.run(transaction -> plan(transaction, live, views, deleted, again));
        new MovedRecords(context, bound).follow(moved);
    }

    private void plan(
            Transaction transaction,
            Map<String, RemoteRecord> live,
            Map<String, RemoteView> views,
            Set<String> deleted,
            boolean again) {
        PageWork work = new PageWork(context.connectionId());
        Map<String, Link> links = new HashMap<>(
                transaction.links().byRemote(context.connectionId(), bound.remoteObject(), live.keySet()));
        links.putAll(late.creations(transaction, views, links.keySet()));
        Map<String, Hold> holds = holds(transaction, live.keySet());
        List<RemoteRecord> unlinked = new ArrayList<>();
        Map<String, Link> open = new LinkedHashMap<>();
        Set<UUID> dirty = dirty(transaction, links);
        for (RemoteRecord record : live.values()) {
            Link link = links.get(record.id());
            if (link == null) {
                unlinked.add(record);
            } else if (again || isNew(link, views, dirty, holds)) {
                open.put(record.id(), link);
            } else {
                context.tally().add(Count.UNCHANGED, 1);
            }
        }
        context.tally().add(Count.MATCHED, links.size());
        Set<String> orphans = decide(transaction, open, views, holds, work);
        ended.of(transaction, orphans, work);
        matching.match(transaction, unlinked, views, holds, work);
        matching.matchAgain(transaction, orphans.stream().map(live::get).toList(), views, work);
        gone.report(transaction, deleted, work);
        ended.of(transaction, deleted, work);
        context.tally().advance(live.size() + deleted.size());
        work.store(transaction, context);
    }

    private boolean isNew(Link link, Map<String, RemoteView> views, Set<UUID> dirty, Map<String, Hold> holds) {
        RemoteView view = view(views, link.remoteId());
        return link.state() != Link.State.ACTIVE
                || dirty.contains(link.hubId())
                || holds.containsKey(key(link.remoteId()))
                || !link.remoteHash().equals(view.hash());
    }

    /** Decides about pairs; answers the records whose hub record is not there any more. */
    private Set<String> decide(
            Transaction transaction,
            Map<String, Link> open,
            Map<String, RemoteView> views,
            Map<String, Hold> holds,
            PageWork work) {
        Map<UUID, HubRecord> hub = transaction
                .hub()
                .byIds(bound.object(), open.values().stream().map(Link::hubId).toList(), bound.hubFields());
        Set<UUID> overtaken = precedence.overtaken(transaction, hub.values());
        Map<String, Link> current = late.updates(transaction, open, views, work);
        Set<String> orphans = new LinkedHashSet<>();
        current.forEach((remoteId, link) -> {
            gone.isBack(link, work);
            HubRecord record = hub.get(link.hubId());
            if (record == null) {
                orphans.add(remoteId);
            } else if (!overtaken.contains(record.id())) {
                Optional<Hold> hold = Optional.ofNullable(holds.get(key(remoteId)));
                Pair pair = Pair.linked(record, view(views, remoteId), link, hold);
                work.add(pair, bound, freshness.checked(pair, bound, reconciler.reconcile(bound, pair)));
            }
        });
        return orphans;
    }

    private Set<UUID> dirty(Transaction transaction, Map<String, Link> links) {
        return context.hasDirty() && !links.isEmpty()
                ? transaction
                        .dirty()
                        .among(
                                context.runId(),
                                bound.object(),
                                links.values().stream().map(Link::hubId).toList())
                : Set.of();
    }

    private Map<String, Hold> holds(Transaction transaction, Set<String> remoteIds) {
        return context.hasHolds() && !remoteIds.isEmpty()
                ? transaction
                        .holds()
                        .byKeys(
                                context.connectionId(),
                                remoteIds.stream().map(this::key).toList())
                : Map.of();
    }

    private String key(String remoteId) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.empty(), Optional.of(remoteId));
    }

    static RemoteView view(Map<String, RemoteView> views, String remoteId) {
        RemoteView view = views.get(remoteId);
        if (view == null) {
            throw new IllegalStateException("no view of " + remoteId);
        }
        return view;
    }
}
