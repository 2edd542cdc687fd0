package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.match.Explanation;
import io.concordat.match.Level;
import io.concordat.match.Matcher;
import io.concordat.sync.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells why records match or do not, with the code that runs use. Changes nothing. */
@ApplicationScoped
public class Explainer {

    private final Connections connections;
    private final Bindings bindings;
    private final HubRecords records;
    private final Jobs jobs;
    private final Store store;

    @Inject
    Explainer(Connections connections, Bindings bindings, HubRecords records, Jobs jobs, Store store) {
        this.connections = connections;
        this.bindings = bindings;
        this.records = records;
        this.jobs = jobs;
        this.store = store;
    }

    /**
     * How one remote record is matched.
     *
     * @param remoteObject the remote side of the binding; "" for the first binding of the hub object
     */
    public Explanation ofRemote(UUID connectionId, HubObject object, String remoteObject, String remoteId) {
        return with(connectionId, object, remoteObject, (bound, lookup) -> {
            List<RemoteRecord> found =
                    lookup.byId(bound.remoteObject(), Set.of(remoteId), bound.remoteFields()).stream()
                            .filter(record -> record.state() == RemoteRecord.State.LIVE)
                            .toList();
            if (found.isEmpty()) {
                throw HubException.notFound(bound.remoteObject() + " " + remoteId);
            }
            return explain(connectionId, bound, found).values().iterator().next();
        });
    }

    /**
     * How every remote record is matched that could belong to one hub record, by remote id; empty if no remote record
     * shares a value with it.
     */
    public Map<String, Explanation> ofHub(UUID connectionId, HubObject object, String remoteObject, UUID hubId) {
        HubRecord record = records.get(object, hubId);
        return with(connectionId, object, remoteObject, (bound, lookup) -> {
            Map<String, RemoteRecord> candidates = new LinkedHashMap<>();
            for (Level level : bound.ladder().levels()) {
                candidates(bound, lookup, level, record).stream()
                        .filter(found -> found.state() == RemoteRecord.State.LIVE)
                        .forEach(found -> candidates.putIfAbsent(found.id(), found));
            }
            return explain(connectionId, bound, List.copyOf(candidates.values()));
        });
    }

    private static Collection<RemoteRecord> candidates(
            BoundObject bound, RecordLookup lookup, Level level, HubRecord record) {
        String value = MatchAttempts.value(record, level.pairs().get(0).hub());
        if (value.isEmpty()) {
            return List.of();
        }
        return level.kind() == Level.Kind.ID
                ? lookup.byId(bound.remoteObject(), Set.of(value), bound.remoteFields())
                : lookup.byField(
                        bound.remoteObject(), level.pairs().get(0).remote(), Set.of(value), bound.remoteFields());
    }

    private Map<String, Explanation> explain(UUID connectionId, BoundObject bound, List<RemoteRecord> remote) {
        return store.look(connectionId, transaction -> {
            Map<String, Explanation> explanations = new LinkedHashMap<>();
            new MatchAttempts(connectionId, bound, transaction)
                    .all(remote)
                    .forEach((id, attempts) -> explanations.put(id, Matcher.explain(id, attempts)));
            return explanations;
        });
    }

    private <T> T with(UUID connectionId, HubObject object, String remoteObject, Work<T> work) {
        SavedBinding saved = bindings.list(connectionId).stream()
                .filter(candidate -> candidate.binding().hubObject() == object)
                .filter(candidate -> remoteObject.isEmpty()
                        || candidate.binding().remoteObject().equals(remoteObject))
                .findFirst()
                .orElseThrow(() -> HubException.notFound("a binding of " + object.path()));
        try (Session session = connections.open(connectionId)) {
            RecordLookup lookup = session.lookup()
                    .orElseThrow(() -> new HubException(
                            HubException.Kind.CONFLICT, "this system cannot be asked for single records"));
            return work.with(jobs.bound(saved, session), lookup);
        }
    }

    /** Something done with a binding and a way to look records up. */
    private interface Work<T> {
        T with(BoundObject bound, RecordLookup lookup);
    }
}
