package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteRecord.Successor;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.run.ChangeError;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records that live on in others: those that were merged, and leads that were converted. Their pairs move with them, as
 * if the successor had just been matched; where it belongs to another hub record already, a person is asked.
 */
final class MovedRecords {

    private static final int MOST_HOPS = 10;
    private static final String MERGED = "MERGED";
    private static final String CONVERTED = "CONVERTED";

    private final RunContext context;
    private final BoundObject bound;
    private final GoneRecords gone;

    MovedRecords(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.gone = new GoneRecords(context, bound);
    }

    /** Plans what becomes of the pairs of these records, by remote id. */
    void follow(Map<String, Successor> moved) {
        if (moved.isEmpty()) {
            return;
        }
        List<Link> links = context
                .call(transaction ->
                        transaction.links().byRemote(context.connectionId(), bound.remoteObject(), moved.keySet()))
                .values()
                .stream()
                .filter(link -> link.state() == Link.State.ACTIVE)
                .toList();
        Map<String, List<Link>> byObject = links.stream()
                .collect(Collectors.groupingBy(link -> successor(moved, link).object()));
        byObject.forEach((object, some) ->
                target(object).ifPresentOrElse(target -> follow(some, moved, target), () -> retire(some)));
    }

    private static Successor successor(Map<String, Successor> moved, Link link) {
        return Optional.ofNullable(moved.get(link.remoteId())).orElseThrow();
    }

    private Optional<BoundObject> target(String object) {
        return context.job().objects().stream()
                .filter(other -> other.remoteObject().equals(object))
                .findFirst();
    }

    /** Successors of an object that is not bound are none of the hub's business. */
    private void retire(List<Link> links) {
        context.run(transaction -> {
            PageWork work = new PageWork(context.connectionId());
            links.forEach(link -> gone.retire(link, movedAway(CONVERTED), work));
            work.store(transaction, context);
        });
    }

    private void follow(List<Link> links, Map<String, Successor> moved, BoundObject target) {
        Map<String, String> wanted = new HashMap<>();
        links.forEach(link -> wanted.put(link.remoteId(), successor(moved, link).id()));
        Map<String, RemoteRecord> found = find(target, wanted);
        context.run(transaction -> {
            Page page = new Page(transaction, target, links, found.values());
            links.forEach(link -> page.move(link, Optional.ofNullable(found.get(link.remoteId()))));
            page.work.store(transaction, context);
        });
    }

    /** Where records have ended up, by the ids they had; a successor may have a successor itself. */
    private Map<String, RemoteRecord> find(BoundObject target, Map<String, String> wanted) {
        RecordLookup lookup = context.job().session().lookup().orElse(null);
        Map<String, RemoteRecord> found = new HashMap<>();
        Map<String, String> open = new HashMap<>(wanted);
        for (int hop = 0; hop < MOST_HOPS && lookup != null && !open.isEmpty(); hop++) {
            Map<String, RemoteRecord> byId = new HashMap<>();
            lookup.byId(target.remoteObject(), Set.copyOf(open.values()), target.remoteFields())
                    .forEach(record -> byId.put(record.id(), record));
            Map<String, String> next = new HashMap<>();
            open.forEach((from, id) -> Optional.ofNullable(byId.get(id)).ifPresent(record -> {
                if (record.state() == RemoteRecord.State.LIVE) {
                    found.put(from, record);
                }
                record.successor().ifPresent(successor -> next.put(from, successor.id()));
            }));
            open = next;
        }
        return found;
    }

    private static ChangeError movedAway(String code) {
        return new ChangeError(
                code,
                code.equals(MERGED)
                        ? "the record was merged into another one, which belongs to another hub record"
                        : "the lead was converted; its contact is kept in agreement from now on",
                "");
    }

    /** Pairs that move to records of one object. */
    private final class Page {

        private final BoundObject target;
        private final boolean sameKind;
        private final Map<UUID, HubRecord> records;
        private final Map<UUID, Link> byHub;
        private final Map<UUID, Set<String>> apart;
        private final Map<String, Link> byRemote;
        private final Map<UUID, UUID> owners = new HashMap<>();
        private final Map<String, Hold> holds;
        private final Set<String> taken = new HashSet<>();
        private final PageWork work = new PageWork(context.connectionId());

        Page(Transaction transaction, BoundObject target, List<Link> links, Collection<RemoteRecord> successors) {
            this.target = target;
            this.sameKind = target.object() == bound.object();
            List<UUID> ids = links.stream().map(Link::hubId).toList();
            transaction
                    .hub()
                    .byIds(bound.object(), ids, Set.of())
                    .values()
                    .forEach(record -> owner(record).ifPresent(owner -> owners.put(record.id(), owner)));
            this.records = transaction.hub().byIds(target.object(), Set.copyOf(owners.values()), target.hubFields());
            this.byHub = transaction.links().byHub(context.connectionId(), target.object(), records.keySet());
            this.apart = transaction.links().keptApart(context.connectionId(), target.remoteObject(), records.keySet());
            List<String> remoteIds = successors.stream().map(RemoteRecord::id).toList();
            this.byRemote = transaction.links().byRemote(context.connectionId(), target.remoteObject(), remoteIds);
            this.holds = remoteIds.isEmpty()
                    ? Map.of()
                    : transaction
                            .holds()
                            .byKeys(
                                    context.connectionId(),
                                    remoteIds.stream().map(this::key).toList());
        }

        /** A merged record stays with its hub record; the contact of a converted lead is that of the lead's profile. */
        private Optional<UUID> owner(HubRecord record) {
            return sameKind || bound.object() != HubObject.LEADS ? Optional.of(record.id()) : record.parentId();
        }

        private String key(String remoteId) {
            return Hold.key(target.object(), target.remoteObject(), Optional.empty(), Optional.of(remoteId));
        }

        void move(Link link, Optional<RemoteRecord> successor) {
            Optional<HubRecord> record =
                    Optional.ofNullable(owners.get(link.hubId())).map(records::get);
            if (successor.isEmpty() || record.isEmpty()) {
                gone.retire(link, movedAway(sameKind ? MERGED : CONVERTED), work);
                return;
            }
            RemoteView view = target.view(successor.get());
            Optional<UUID> holder = Optional.ofNullable(byRemote.get(view.id())).map(Link::hubId);
            if (holder.filter(record.get().id()::equals).isPresent()) {
                gone.retire(link, movedAway(CONVERTED), work);
            } else if (holder.isPresent() || isPairedElsewhere(record.get(), link) || !taken.add(view.id())) {
                gone.retire(link, movedAway(sameKind ? MERGED : CONVERTED), work);
                work.add(GoneRecords.question(
                        context,
                        link,
                        "the record lives on in " + name(view)
                                + ", which belongs to another hub record; the two may be the same"));
            } else if (isKeptApart(record.get(), view)) {
                gone.retire(link, movedAway(sameKind ? MERGED : CONVERTED), work);
                work.add(
                        GoneRecords.question(
                                context,
                                link,
                                "the record lives on in " + name(view)
                                        + ", which a person took apart from this one; link them by hand if they are the same after all"));
            } else {
                pair(link, record.get(), view);
            }
        }

        private boolean isKeptApart(HubRecord record, RemoteView view) {
            return apart.getOrDefault(record.id(), Set.of()).contains(view.id());
        }

        private boolean isPairedElsewhere(HubRecord record, Link link) {
            Link other = byHub.get(record.id());
            return other != null && !other.id().equals(link.id());
        }

        private void pair(Link link, HubRecord record, RemoteView view) {
            if (sameKind) {
                gone.release(link, work);
            } else {
                gone.retire(link, movedAway(CONVERTED), work);
            }
            Optional<Hold> hold = Optional.ofNullable(holds.get(key(view.id())));
            hold.ifPresent(held -> new Ambiguity(context, target).isOver(held, view, work));
            String evidence = "the pair moved here from " + bound.remoteObject() + " " + link.remoteId();
            Pair pair = Pair.found(record, view, Optional.empty(), sameKind ? MERGED : CONVERTED, evidence);
            work.add(
                    pair,
                    target,
                    context.freshness()
                            .checked(pair, target, context.reconciler().reconcile(target, pair)));
        }

        private String name(RemoteView view) {
            return target.remoteObject() + " " + view.id();
        }
    }
}
