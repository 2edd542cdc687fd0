package io.concordat.connection;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.hub.DirtyMarks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/** Tells the hub which connection wants to know of changes to which objects. In the caller's transaction. */
@ApplicationScoped
class Subscriptions {

    private final Database database;
    private final DirtyMarks dirty;

    @Inject
    Subscriptions(Database database, DirtyMarks dirty) {
        this.database = database;
        this.dirty = dirty;
    }

    void set(UUID connectionId, Set<HubObject> objects) {
        database.run(handle -> dirty.subscribe(handle, connectionId, objects));
    }
}
