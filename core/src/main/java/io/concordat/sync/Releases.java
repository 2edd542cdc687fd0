package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.run.Change;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets go of records whose changes are made, unless they wait for more than that. */
final class Releases {

    private Releases() {}

    /** Releases the pairs of changes that were made; what a person decided has to be among the fields. */
    static void of(Transaction transaction, RunContext context, Collection<Change> made) {
        if (made.isEmpty() || !context.hasHolds()) {
            return;
        }
        Map<String, Set<String>> fields = new HashMap<>();
        made.forEach(change -> fields.computeIfAbsent(key(change), none -> new HashSet<>())
                .addAll(change.fields().keySet()));
        remove(
                transaction,
                context,
                transaction.holds().byKeys(context.connectionId(), fields.keySet()).entrySet().stream()
                        .filter(hold -> isOver(hold.getValue(), fields.getOrDefault(hold.getKey(), Set.of())))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** Releases hub records that were to be created on the other side: they have their counterpart now. */
    static void creations(
            Transaction transaction,
            RunContext context,
            HubObject object,
            String remoteObject,
            Collection<UUID> hubIds) {
        if (context.hasHolds()) {
            remove(
                    transaction,
                    context,
                    hubIds.stream()
                            .map(id -> Hold.key(object, remoteObject, Optional.of(id), Optional.empty()))
                            .toList());
        }
    }

    private static boolean isOver(Hold hold, Set<String> written) {
        return !hold.outlastsChanges()
                && hold.questions().isEmpty()
                && !Freshness.isPostponed(hold)
                && written.containsAll(hold.decided().keySet());
    }

    private static String key(Change change) {
        return Hold.key(change.hubObject(), change.remoteObject(), change.hubId(), change.remoteId());
    }

    private static void remove(Transaction transaction, RunContext context, List<String> keys) {
        if (!keys.isEmpty()) {
            transaction.holds().remove(context.connectionId(), keys);
        }
    }
}
