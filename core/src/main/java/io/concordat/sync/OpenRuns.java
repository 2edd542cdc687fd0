package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.db.Database;
import io.concordat.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Runs that are not over, whoever executes them. */
@ApplicationScoped
class OpenRuns {

    private static final String UNDER_WAY = """
            SELECT id, connection_id, state, resume_at
            FROM run
            WHERE state IN ('RUNNING', 'APPLYING', 'PARKED')
            ORDER BY id
            """;

    private static final String APPROVE = """
            UPDATE run
            SET state = 'APPLYING'
            WHERE id = :run AND state = 'PLANNED' AND digest = :digest
            """;

    private final Database database;

    @Inject
    OpenRuns(Database database) {
        this.database = database;
    }

    /**
     * A run that is not over.
     *
     * @param resumeAt when a parked run goes on
     */
    record Open(UUID runId, UUID connectionId, RunState state, Optional<Instant> resumeAt) {

        boolean isDue(Instant now) {
            return state != RunState.PARKED || resumeAt.filter(now::isBefore).isEmpty();
        }
    }

    List<Open> underWay() {
        return database.call(OpenRuns::underWay);
    }

    /** @throws HubException of kind CONFLICT if a run of the connection is under way */
    void refuseSecond(UUID connectionId) {
        boolean busy = underWay().stream().anyMatch(open -> open.connectionId().equals(connectionId));
        if (busy) {
            throw new HubException(
                    Kind.CONFLICT, "a run of this connection is under way; wait until it has ended, or cancel it");
        }
    }

    /** @throws HubException of kind CONFLICT unless the plan is the one that was reviewed, and waits */
    void approve(UUID runId, String digest) {
        int approved = database.call(handle -> handle.createUpdate(APPROVE)
                .bind("run", runId)
                .bind("digest", digest)
                .execute());
        if (approved == 0) {
            throw new HubException(
                    Kind.CONFLICT,
                    "this is not the plan any more: it was applied, superseded or planned anew; look at the newest plan");
        }
    }

    private static List<Open> underWay(Handle handle) {
        return handle.createQuery(UNDER_WAY)
                .map((row, context) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getObject("connection_id", UUID.class),
                        RunState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getTimestamp("resume_at")).map(Timestamp::toInstant)))
                .list();
    }
}
