package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.sync.store.RemoteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Creations whose answer was lost, where no token tells whose a record is. A record without a pair that holds every
 * value as it was sent is the created one, or as good as it: both sides held these values then.
 */
final class LostCreations {

    private final RunContext context;

    LostCreations(RunContext context) {
        this.context = context;
    }

    /** The records that are there, by the ids of the changes that created them. */
    Map<UUID, RemoteView> arrived(List<Change> open, RecordLookup lookup) {
        Map<UUID, RemoteView> arrived = new HashMap<>();
        open.stream()
                .filter(change -> change.action() == Action.CREATE)
                .collect(Collectors.groupingBy(context::bound))
                .forEach((bound, creations) -> arrived.putAll(among(new Counterparts(bound, lookup), creations)));
        return arrived;
    }

    /** Where twins leave a doubt, a person is asked instead. */
    private Map<UUID, RemoteView> among(Counterparts counterparts, List<Change> creations) {
        Map<UUID, List<RemoteView>> same = new HashMap<>();
        for (RemoteRecord record : free(counterparts, creations)) {
            RemoteView view = counterparts.bound().view(record);
            List<Change> made =
                    creations.stream().filter(change -> holds(view, change)).toList();
            if (made.size() == 1) {
                same.computeIfAbsent(made.get(0).id(), change -> new ArrayList<>())
                        .add(view);
            }
        }
        Map<UUID, RemoteView> arrived = new HashMap<>();
        same.forEach((change, views) -> {
            if (views.size() == 1) {
                arrived.put(change, views.get(0));
            }
        });
        return arrived;
    }

    /** What a match would look at, without the records that belong to somebody. */
    private List<RemoteRecord> free(Counterparts counterparts, List<Change> creations) {
        BoundObject bound = counterparts.bound();
        Set<UUID> hubIds =
                creations.stream().flatMap(change -> change.hubId().stream()).collect(Collectors.toSet());
        Map<String, RemoteRecord> found = counterparts.onAnyLevel(context.call(
                transaction -> transaction.hub().byIds(bound.object(), hubIds).values()));
        Set<String> taken = context.call(transaction -> transaction
                .links()
                .byRemote(context.connectionId(), bound.remoteObject(), found.keySet())
                .keySet());
        found.keySet().removeAll(taken);
        return List.copyOf(found.values());
    }

    private static boolean holds(RemoteView view, Change creation) {
        return creation.fields().entrySet().stream()
                .allMatch(field -> view.values()
                        .getOrDefault(field.getKey(), "")
                        .equals(field.getValue().to()));
    }
}
