package io.concordat.sync;

import io.concordat.db.Database;
import io.concordat.run.ChangeErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Lets go of what keeps refused records from being tried again. */
@ApplicationScoped
class Retries {

    private static final String REOPEN = """
            UPDATE hold
            SET fingerprint = ''
            WHERE connection_id = :connection AND run_id = :run AND reason IN ('REJECTED', 'STALE', 'UNKNOWN')
            """;

    private static final String HELD = """
            SELECT hold_key, remote_object, error
            FROM hold
            WHERE connection_id = :connection AND run_id = :run AND reason = 'REJECTED'
            ORDER BY hold_key
            """;

    private static final String REOPEN_ONE = """
            UPDATE hold
            SET fingerprint = ''
            WHERE connection_id = :connection AND hold_key = :key
            """;

    private final Database database;

    @Inject
    Retries(Database database) {
        this.database = database;
    }

    /**
     * The next run decides one record anew for each reason that this one had, so that everybody sees whether the reason
     * is still there.
     */
    void reopenOneOfEach(UUID connectionId, UUID runId) {
        database.run(handle -> {
            Map<String, String> oneOfEach = new TreeMap<>();
            handle.createQuery(HELD)
                    .bind("connection", connectionId)
                    .bind("run", runId)
                    .map((row, context) -> Map.entry(
                            row.getString("remote_object")
                                    + ChangeErrors.unpack(row.getString("error"))
                                            .code(),
                            row.getString("hold_key")))
                    .forEach(held -> oneOfEach.putIfAbsent(held.getKey(), held.getValue()));
            oneOfEach
                    .values()
                    .forEach(key -> handle.createUpdate(REOPEN_ONE)
                            .bind("connection", connectionId)
                            .bind("key", key)
                            .execute());
        });
    }

    /** The next run decides the records anew that this one could not deal with. */
    void reopen(UUID connectionId, UUID runId) {
        database.run(handle -> handle.createUpdate(REOPEN)
                .bind("connection", connectionId)
                .bind("run", runId)
                .execute());
    }
}
