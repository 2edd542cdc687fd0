package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.SavedBinding;
import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Which runs look at one record only, kept for whichever process executes them. The table {@code run_record}. */
@ApplicationScoped
class OneRecords {

    private static final String KEEP = """
            INSERT INTO run_record (run_id, hub_object, hub_id)
            VALUES (:run, :object, :id)
            """;

    private static final String FIND = """
            SELECT hub_object, hub_id
            FROM run_record
            WHERE run_id = :run
            """;

    private final Database database;
    private final Bindings bindings;

    @Inject
    OneRecords(Database database, Bindings bindings) {
        this.database = database;
        this.bindings = bindings;
    }

    /** @throws HubException of kind CONFLICT if the connection keeps no records of this kind in agreement */
    void refuseUnbound(UUID connectionId, OneRecord only) {
        boolean bound = bindings.list(connectionId).stream()
                .map(SavedBinding::binding)
                .anyMatch(binding -> binding.enabled() && binding.hubObject() == only.object());
        if (!bound) {
            throw new HubException(
                    Kind.CONFLICT,
                    "the connection keeps no " + only.object().path() + " in agreement; switch the object on");
        }
    }

    void keep(UUID runId, OneRecord only) {
        database.run(handle -> handle.createUpdate(KEEP)
                .bind("run", runId)
                .bind("object", only.object().path())
                .bind("id", only.hubId())
                .execute());
    }

    /** Empty if a run looks at all that changed. */
    Optional<OneRecord> of(UUID runId) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("run", runId)
                .map((row, unused) ->
                        new OneRecord(HubObject.find(row.getString(1)).orElseThrow(), row.getObject(2, UUID.class)))
                .findOne());
    }
}
