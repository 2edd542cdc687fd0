package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.db.Entities;
import io.concordat.db.Ids;
import io.concordat.mapping.Binding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The {@code object_binding} table. */
@ApplicationScoped
class BindingRepository {

    private static final String LIST = "SELECT b FROM BindingRow b WHERE b.connectionId = :connection ORDER BY b.id";
    private static final String FIND = "SELECT b FROM BindingRow b WHERE b.connectionId = :connection"
            + " AND b.hubObject = :hubObject AND b.remoteObject = :remoteObject";

    private final Entities entities;
    private final Ids ids;

    @Inject
    BindingRepository(Entities entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    /** In the order in which they were made. */
    List<SavedBinding> list(UUID connectionId) {
        return entities.call(manager -> manager.createQuery(LIST, BindingRow.class)
                .setParameter("connection", connectionId)
                .getResultStream()
                .map(BindingRepository::saved)
                .toList());
    }

    Optional<SavedBinding> find(UUID connectionId, HubObject hubObject, String remoteObject) {
        return entities.call(
                manager -> row(manager, connectionId, hubObject, remoteObject).map(BindingRepository::saved));
    }

    /**
     * Lets others who save a binding of the connection wait until the transaction ends: what follows from all bindings
     * together is true only if none of them changes meanwhile.
     *
     * @throws HubException of kind NOT_FOUND if the connection is gone
     */
    void lock(UUID connectionId) {
        entities.run(manager -> {
            if (manager.find(ConnectionRow.class, connectionId, LockModeType.PESSIMISTIC_WRITE) == null) {
                throw HubException.notFound("this connection");
            }
        });
    }

    /** @throws HubException of kind STALE if somebody else changed it since the expected version */
    SavedBinding put(UUID connectionId, OptionalLong expected, Binding binding) {
        try {
            return entities.call(manager -> {
                Optional<BindingRow> there = row(manager, connectionId, binding.hubObject(), binding.remoteObject());
                long version = there.map(BindingRow::version).orElse(0L);
                if (expected.isPresent() && expected.getAsLong() != version) {
                    throw stale();
                }
                BindingRow row = there.orElseGet(
                        () -> new BindingRow(ids.next(), connectionId, binding.hubObject(), binding.remoteObject()));
                row.document(Json.pack(BindingDocument.of(binding)));
                manager.persist(row);
                manager.flush();
                return saved(row);
            });
        } catch (OptimisticLockException somebodyElse) {
            throw stale();
        }
    }

    private static Optional<BindingRow> row(
            EntityManager manager, UUID connectionId, HubObject hubObject, String remoteObject) {
        return manager.createQuery(FIND, BindingRow.class)
                .setParameter("connection", connectionId)
                .setParameter("hubObject", hubObject.path())
                .setParameter("remoteObject", remoteObject)
                .getResultStream()
                .findFirst();
    }

    private static HubException stale() {
        return new HubException(HubException.Kind.STALE, "somebody else changed this binding; reload it");
    }

    private static SavedBinding saved(BindingRow row) {
        Binding binding = BindingDocument.parse(Json.unpack(row.document()), row.hubObject(), row.remoteObject());
        return new SavedBinding(row.connectionId(), binding, row.mappingRev(), row.version());
    }
}
