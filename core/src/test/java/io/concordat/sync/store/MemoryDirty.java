package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Marks in memory. */
final class MemoryDirty implements DirtyTable {

    private record Mark(UUID connectionId, HubObject object, UUID hubId, Optional<UUID> claimedBy) {

        Mark claimed(Optional<UUID> runId) {
            return new Mark(connectionId, object, hubId, runId);
        }
    }

    private final Rows<Long, Mark> marks;
    private long last;

    MemoryDirty(Undo undo) {
        marks = new Rows<>(undo);
    }

    void mark(UUID connectionId, HubObject object, UUID hubId) {
        marks.put(++last, new Mark(connectionId, object, hubId, Optional.empty()));
    }

    long count() {
        return marks.size();
    }

    @Override
    public void claim(UUID runId, UUID connectionId) {
        each(mark -> mark.connectionId().equals(connectionId), Optional.of(runId));
    }

    @Override
    public void claim(UUID runId, UUID connectionId, HubObject object, UUID hubId) {
        mark(connectionId, object, hubId);
        each(
                mark -> mark.connectionId().equals(connectionId)
                        && mark.object() == object
                        && mark.hubId().equals(hubId),
                Optional.of(runId));
    }

    @Override
    public long claimed(UUID runId) {
        return marks.all().stream()
                .filter(mark -> isClaimed(mark, runId))
                .map(mark -> mark.object() + " " + mark.hubId())
                .distinct()
                .count();
    }

    @Override
    public List<UUID> page(UUID runId, HubObject object, Optional<UUID> after, int limit) {
        return claimedIds(runId, object).stream()
                .sorted()
                .filter(id -> after.map(start -> id.compareTo(start) > 0).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public Set<UUID> among(UUID runId, HubObject object, Collection<UUID> ids) {
        Set<UUID> found = claimedIds(runId, object);
        found.retainAll(Set.copyOf(ids));
        return found;
    }

    @Override
    public boolean anyNew(UUID runId, UUID connectionId, HubObject object) {
        return marks.all().stream()
                .anyMatch(mark ->
                        mark.connectionId().equals(connectionId) && mark.object() == object && !isClaimed(mark, runId));
    }

    @Override
    public void consume(UUID runId) {
        marks.removeIf(mark -> isClaimed(mark, runId));
    }

    @Override
    public void unclaim(UUID runId) {
        each(mark -> isClaimed(mark, runId), Optional.empty());
    }

    private void each(Predicate<Mark> condition, Optional<UUID> claimedBy) {
        marks.replaceIf(condition, mark -> mark.claimed(claimedBy));
    }

    private Set<UUID> claimedIds(UUID runId, HubObject object) {
        Set<UUID> ids = new HashSet<>();
        for (Mark mark : marks.all()) {
            if (isClaimed(mark, runId) && mark.object() == object) {
                ids.add(mark.hubId());
            }
        }
        return ids;
    }

    private static boolean isClaimed(Mark mark, UUID runId) {
        return mark.claimedBy().filter(runId::equals).isPresent();
    }
}
