package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.hub.DirtyMarks;
import io.concordat.sync.store.DirtyTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The marks of changed records, as a run of the granted connection sees them. */
final class JdbcDirty implements DirtyTable {

    private final Scope scope;
    private final DirtyMarks marks;

    JdbcDirty(Scope scope, DirtyMarks marks) {
        this.scope = scope;
        this.marks = marks;
    }

    @Override
    public void claim(UUID runId, UUID connectionId) {
        marks.claim(scope.handle(), runId, connectionId);
    }

    @Override
    public void claim(UUID runId, UUID connectionId, HubObject object, UUID hubId) {
        marks.claim(scope.handle(), runId, connectionId, object, hubId);
    }

    @Override
    public long claimed(UUID runId) {
        return marks.claimed(scope.handle(), runId, connectionId());
    }

    @Override
    public List<UUID> page(UUID runId, HubObject object, Optional<UUID> after, int limit) {
        return marks.page(scope.handle(), runId, connectionId(), object, after, limit);
    }

    @Override
    public Set<UUID> among(UUID runId, HubObject object, Collection<UUID> ids) {
        return marks.among(scope.handle(), runId, connectionId(), object, ids);
    }

    @Override
    public boolean anyNew(UUID runId, UUID connectionId, HubObject object) {
        return marks.anyNew(scope.handle(), runId, connectionId, object);
    }

    @Override
    public void consume(UUID runId) {
        marks.consume(scope.handle(), runId, connectionId());
    }

    @Override
    public void unclaim(UUID runId) {
        marks.unclaim(scope.handle(), runId, connectionId());
    }

    private UUID connectionId() {
        return scope.grant().connectionId();
    }
}
