package io.concordat.sync;

import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes that were given up and arrived after all. The record carries the write's token, so what the write held is what
 * both sides agreed on: once, and whatever somebody made of it since.
 */
final class LateArrivals {

    private final RunContext context;
    private final BoundObject bound;

    LateArrivals(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Pairs with what late updates brought; the others as they are. */
    Map<String, Link> updates(
            Transaction transaction, Map<String, Link> links, Map<String, RemoteView> views, PageWork work) {
        Map<String, Journal.Abandoned> late = among(transaction, links.keySet(), views);
        Map<String, Link> current = new LinkedHashMap<>(links);
        late.forEach((remoteId, operation) -> {
            Link link = links.get(remoteId);
            if (link != null) {
                Map<String, String> base = link.baseCopy();
                base.putAll(operation.values());
                Link known = link.settled(base, "");
                current.put(remoteId, known);
                work.add(known);
            }
        });
        forget(transaction, late);
        return current;
    }

    /** Pairs the records that late creations made with the hub records they were made for. */
    Map<String, Link> creations(Transaction transaction, Map<String, RemoteView> views, Set<String> linked) {
        Set<String> unlinked = new HashSet<>(views.keySet());
        unlinked.removeAll(linked);
        Map<String, Journal.Abandoned> late = among(transaction, unlinked, views);
        if (late.isEmpty()) {
            return Map.of();
        }
        List<UUID> hubIds = late.values().stream().map(Journal.Abandoned::hubId).toList();
        Map<UUID, HubRecord> records = transaction.hub().byIds(bound.object(), hubIds);
        Set<UUID> taken = transaction
                .links()
                .byHub(context.connectionId(), bound.object(), hubIds)
                .keySet();
        Map<String, Link> created = new HashMap<>();
        late.forEach((remoteId, operation) -> {
            if (records.containsKey(operation.hubId()) && !taken.contains(operation.hubId())) {
                created.put(remoteId, pair(remoteId, operation));
            }
        });
        transaction.links().insert(List.copyOf(created.values()));
        Releases.creations(
                transaction,
                context,
                bound.object(),
                bound.remoteObject(),
                created.values().stream().map(Link::hubId).toList());
        forget(transaction, late);
        return created;
    }

    private Link pair(String remoteId, Journal.Abandoned operation) {
        return new Link(
                context.newId(),
                context.connectionId(),
                bound.object(),
                operation.hubId(),
                bound.remoteObject(),
                remoteId,
                operation.values(),
                "",
                Link.State.ACTIVE,
                "CREATED",
                "");
    }

    /** Given-up operations by the remote record that carries their token. */
    private Map<String, Journal.Abandoned> among(
            Transaction transaction, Set<String> remoteIds, Map<String, RemoteView> views) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String id : remoteIds) {
            String token = PagePlanner.view(views, id).token();
            if (!token.isEmpty()) {
                tokens.put(id, token);
            }
        }
        if (tokens.isEmpty()) {
            return Map.of();
        }
        Map<String, Journal.Abandoned> known =
                transaction.journal().abandoned(context.connectionId(), List.copyOf(tokens.values()));
        Map<String, Journal.Abandoned> late = new LinkedHashMap<>();
        tokens.forEach((id, token) -> Optional.ofNullable(known.get(token)).ifPresent(found -> late.put(id, found)));
        return late;
    }

    private static void forget(Transaction transaction, Map<String, Journal.Abandoned> late) {
        if (!late.isEmpty()) {
            transaction
                    .journal()
                    .forget(late.values().stream().map(Journal.Abandoned::token).toList());
        }
    }
}
