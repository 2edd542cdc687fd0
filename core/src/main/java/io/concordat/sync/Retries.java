package io.concordat.sync;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Lets go of what keeps refused records from being tried again. */
@ApplicationScoped
class Retries {

    private static final String REOPEN = """
            UPDATE hold
            SET fingerprint = ''
            WHERE connection_id = :connection AND run_id = :run AND reason IN ('REJECTED', 'STALE', 'UNKNOWN')
            """;

    private final Database database;

    @Inject
    Retries(Database database) {
        this.database = database;
    }

    /** The next run decides the records anew that this one could not deal with. */
    void reopen(UUID connectionId, UUID runId) {
        database.run(handle -> handle.createUpdate(REOPEN)
                .bind("connection", connectionId)
                .bind("run", runId)
                .execute());
    }
}
