package io.concordat.sync.store;

import static java.util.Comparator.comparing;

import io.concordat.canonical.HubObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Staged records in memory. */
final class MemoryStage implements StageTable {

    private final Rows<String, Staged> rows;

    MemoryStage(Undo undo) {
        rows = new Rows<>(undo);
    }

    @Override
    public void add(List<Staged> records) {
        records.forEach(record -> rows.put(key(record), record));
    }

    @Override
    public List<Staged> page(
            UUID runId, HubObject object, String remoteObject, Staged.Verdict verdict, String after, int limit) {
        return ofBinding(runId, object, remoteObject)
                .filter(staged -> staged.verdict() == verdict)
                .filter(staged -> staged.remote().id().compareTo(after) > 0)
                .sorted(comparing(staged -> staged.remote().id()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Staged> contested(
            UUID runId, HubObject object, String remoteObject, Optional<UUID> afterHub, int limit) {
        List<UUID> hubIds = ofBinding(runId, object, remoteObject)
                .flatMap(staged -> staged.hubId().stream())
                .filter(hubId ->
                        afterHub.map(after -> hubId.compareTo(after) > 0).orElse(true))
                .filter(hubId -> claims(runId, object, hubId) > 1)
                .sorted()
                .distinct()
                .toList();
        List<Staged> found = new ArrayList<>();
        for (UUID hubId : hubIds) {
            if (found.size() < limit) {
                ofBinding(runId, object, remoteObject)
                        .filter(staged -> claims(staged, hubId))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void decide(List<Staged> records) {
        for (Staged record : records) {
            rows.find(key(record))
                    .ifPresent(old -> rows.put(key(record), old.with(record.verdict(), record.evidence())));
        }
    }

    @Override
    public Set<UUID> claimed(UUID runId, HubObject object, Collection<UUID> hubIds) {
        Set<UUID> wanted = new HashSet<>(hubIds);
        Set<UUID> found = new HashSet<>();
        for (Staged staged : rows.all()) {
            if (staged.runId().equals(runId)
                    && staged.object() == object
                    && staged.verdict() == Staged.Verdict.CLAIMS) {
                staged.hubId().filter(wanted::contains).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public void clear(UUID runId) {
        rows.removeIf(staged -> staged.runId().equals(runId));
    }

    private Stream<Staged> ofBinding(UUID runId, HubObject object, String remoteObject) {
        return rows.all().stream()
                .filter(staged -> staged.runId().equals(runId)
                        && staged.object() == object
                        && staged.remoteObject().equals(remoteObject));
    }

    private long claims(UUID runId, HubObject object, UUID hubId) {
        return rows.all().stream()
                .filter(staged -> staged.runId().equals(runId) && staged.object() == object && claims(staged, hubId))
                .count();
    }

    private static boolean claims(Staged staged, UUID hubId) {
        return staged.verdict() == Staged.Verdict.CLAIMS
                && staged.hubId().filter(hubId::equals).isPresent();
    }

    private static String key(Staged staged) {
        return staged.runId() + "/" + staged.object() + "/" + staged.remoteObject() + "/"
                + staged.remote().id();
    }
}
