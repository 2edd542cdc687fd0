package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.match.Level;
import io.concordat.match.Verdict;
import io.concordat.match.Verdict.Why;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.RunKind;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks again, right before a record is created, whether somebody has entered it meanwhile: a plan may be hours old. A
 * record that turned up is matched, and the creation decided anew.
 */
final class SecondLook {

    private final RunContext context;

    SecondLook(RunContext context) {
        this.context = context;
    }

    /** How the other side is asked; empty if it cannot be, or nothing is sent, or a person has decided on an undo. */
    private Optional<RecordLookup> lookup() {
        return context.job()
                .session()
                .lookup()
                .filter(any -> context.job().writing() && context.run().kind() != RunKind.UNDO);
    }

    /** About how many calls it takes for all creations of the plan. */
    long calls() {
        return lookup().stream()
                .flatMapToLong(lookup -> context.job().objects().stream().mapToLong(bound -> calls(lookup, bound)))
                .sum();
    }

    private long calls(RecordLookup lookup, BoundObject bound) {
        long creations = context.plan().creations(bound.remoteObject());
        long levels = bound.ladder().levels().stream()
                .filter(level -> level.kind() != Level.Kind.ID)
                .count();
        int batch = context.job()
                .session()
                .writer()
                .map(writer -> writer.batchSize(creations))
                .orElse(RecordLookup.MOST);
        return levels * (creations / batch * lookup.calls(batch) + lookup.calls(creations % batch));
    }

    /** Those of these changes that create remote records which may be there by now. */
    List<Change> onTheOtherSide(List<Change> changes) {
        return lookup().map(lookup -> onTheOtherSide(changes, lookup)).orElse(List.of());
    }

    private List<Change> onTheOtherSide(List<Change> changes, RecordLookup lookup) {
        Map<BoundObject, List<Change>> creations = changes.stream()
                .filter(change -> change.action() == Action.CREATE)
                .collect(Collectors.groupingBy(context::bound));
        return creations.entrySet().stream()
                .flatMap(entry -> turnedUp(new Counterparts(entry.getKey(), lookup), entry.getValue()).stream())
                .toList();
    }

    private List<Change> turnedUp(Counterparts counterparts, List<Change> creations) {
        BoundObject bound = counterparts.bound();
        Set<UUID> ids =
                creations.stream().flatMap(change -> change.hubId().stream()).collect(Collectors.toSet());
        Collection<HubRecord> records = context.call(
                transaction -> transaction.hub().byIds(bound.object(), ids).values());
        Map<String, RemoteRecord> found = counterparts.onAnyLevel(records);
        if (found.isEmpty()) {
            return List.of();
        }
        Set<UUID> claimed = context.call(transaction -> claimed(transaction, bound, found));
        return creations.stream()
                .filter(change -> change.hubId().filter(claimed::contains).isPresent())
                .toList();
    }

    /** The hub records that records of the other side match whose own hub record, if they had one, is gone. */
    private Set<UUID> claimed(Transaction transaction, BoundObject bound, Map<String, RemoteRecord> found) {
        Map<String, Link> pairs =
                transaction.links().byRemote(context.connectionId(), bound.remoteObject(), found.keySet());
        Set<UUID> dead = DeadPairs.among(transaction, pairs.values());
        Map<String, RemoteRecord> free = new LinkedHashMap<>(found);
        pairs.forEach((remoteId, pair) -> {
            if (!dead.contains(pair.id())) {
                free.remove(remoteId);
            }
        });
        Set<UUID> claimed = new HashSet<>();
        new MatchAttempts(context.connectionId(), bound, transaction)
                .verdicts(List.copyOf(free.values()))
                .values()
                .forEach(verdict -> claimed.addAll(hubIds(verdict)));
        return claimed;
    }

    /**
     * Creations of hub records that may be there by now, or whose remote record has got a pair. A run has matched every
     * record that it creates against all that was there when it was planned; an undo has not.
     */
    Set<Change> inTheHub(Transaction transaction, List<Change> creations) {
        Set<Change> overtaken = new HashSet<>();
        creations.stream().collect(Collectors.groupingBy(context::bound)).forEach((bound, changes) -> {
            Map<String, Change> byRemote = new HashMap<>();
            changes.forEach(change -> byRemote.put(change.remoteId().orElseThrow(), change));
            Set<String> found = new HashSet<>(transaction
                    .links()
                    .byRemote(context.connectionId(), bound.remoteObject(), byRemote.keySet())
                    .keySet());
            found.addAll(matched(transaction, bound, byRemote));
            byRemote.keySet().retainAll(found);
            overtaken.addAll(byRemote.values());
        });
        return overtaken;
    }

    private Set<String> matched(Transaction transaction, BoundObject bound, Map<String, Change> creations) {
        boolean matchedJustNow = context.run().kind() != RunKind.UNDO;
        if (matchedJustNow && !transaction.dirty().anyNew(context.runId(), context.connectionId(), bound.object())) {
            return Set.of();
        }
        Map<String, Map<String, String>> values = new HashMap<>();
        creations.forEach((remoteId, change) -> values.put(remoteId, wanted(change)));
        return new MatchAttempts(context.connectionId(), bound, transaction)
                .verdicts(values).entrySet().stream()
                        .filter(entry -> !hubIds(entry.getValue()).isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static Map<String, String> wanted(Change creation) {
        Map<String, String> values = new HashMap<>();
        creation.fields().forEach((field, to) -> values.put(field, to.to()));
        return values;
    }

    /** A hub record that belongs to another pair keeps nobody from being created. */
    private static Collection<UUID> hubIds(Verdict verdict) {
        if (verdict instanceof Verdict.Matched matched) {
            return Set.of(matched.hubId());
        }
        return verdict instanceof Verdict.Ambiguous ambiguous && ambiguous.why() != Why.ALREADY_LINKED
                ? ambiguous.hubIds()
                : Set.of();
    }
}
