package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubBulk;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.hub.KeyHit;
import io.concordat.hub.NewRecord;
import io.concordat.sync.store.HubTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The hub's records, as a run sees them. */
final class JdbcHub implements HubTable {

    private final Scope scope;
    private final HubBulk bulk;

    JdbcHub(Scope scope, HubBulk bulk) {
        this.scope = scope;
        this.bulk = bulk;
    }

    @Override
    public Map<UUID, HubRecord> byIds(HubObject object, Collection<UUID> ids) {
        return known(bulk.byIds(scope.handle(), object, ids));
    }

    @Override
    public Map<UUID, HubRecord> byIds(HubObject object, Collection<UUID> ids, Collection<String> wanted) {
        return known(bulk.byIds(scope.handle(), object, ids, wanted));
    }

    private static Map<UUID, HubRecord> known(Map<UUID, HubRecord> records) {
        records.values().removeIf(record -> !record.known());
        return records;
    }

    @Override
    public Map<String, List<UUID>> byKey(HubObject object, String attribute, Collection<String> keys) {
        return bulk.byKeys(scope.handle(), object, attribute, keys).stream()
                .collect(Collectors.groupingBy(
                        KeyHit::valueKey, Collectors.mapping(KeyHit::hubId, Collectors.toList())));
    }

    @Override
    public List<HubRecord> page(HubObject object, Optional<UUID> after, int limit) {
        return bulk.page(scope.handle(), object, after, limit);
    }

    @Override
    public Set<UUID> update(HubObject object, List<HubChange> changes, UUID exceptConnection) {
        return bulk.update(scope.handle(), object, changes, Optional.of(exceptConnection));
    }

    @Override
    public void create(HubObject object, List<NewRecord> records, UUID exceptConnection) {
        if (!records.stream().map(NewRecord::id).allMatch(Optional::isPresent)) {
            throw new IllegalArgumentException("a record that a run creates has its id from the plan");
        }
        bulk.insert(scope.handle(), object, records, Optional.of(exceptConnection));
    }

    @Override
    public Set<UUID> delete(HubObject object, Map<UUID, Long> expectedVersions, UUID exceptConnection) {
        return bulk.delete(scope.handle(), object, expectedVersions, Optional.of(exceptConnection));
    }

    @Override
    public Set<String> erased(HubObject object, Collection<String> keys) {
        return bulk.erased(scope.handle(), object, keys);
    }
}
