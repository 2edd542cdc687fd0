package io.concordat.sync;

import io.concordat.connection.ConnectionUse;
import io.concordat.db.Database;
import io.concordat.db.Times;
import io.concordat.link.Links;
import io.concordat.run.LeaseTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What runs and pairs have to say before a connection is given up or changed. The journal outlives the connection. */
@ApplicationScoped
class RunUse implements ConnectionUse {

    private static final String END_PLANS = """
            UPDATE run
            SET state = 'CANCELLED', ended_at = :now, error = 'the connection was given up'
            WHERE connection_id = :connection AND state IN ('PLANNED', 'PARKED')
            """;

    private static final List<String> FORGET = List.of(
            "UPDATE run SET open_operations = FALSE WHERE connection_id = :connection AND open_operations",
            "DELETE FROM hold WHERE connection_id = :connection",
            """
            UPDATE review
            SET choices = '', taken_value = '', state = CASE WHEN state = 'OPEN' THEN 'CLOSED' ELSE state END
            WHERE connection_id = :connection
            """,
            "DELETE FROM abandoned WHERE connection_id = :connection",
            "DELETE FROM read_cursor WHERE connection_id = :connection",
            "DELETE FROM kept_apart WHERE connection_id = :connection",
            "DELETE FROM link WHERE connection_id = :connection");

    private final Database database;
    private final OpenRuns runs;
    private final Links links;
    private final Clock clock;

    @Inject
    RunUse(Database database, OpenRuns runs, Links links, Clock clock) {
        this.database = database;
        this.runs = runs;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Optional<String> objection(UUID connectionId) {
        boolean busy =
                runs.underWay().stream().anyMatch(open -> open.connectionId().equals(connectionId));
        return busy
                ? Optional.of("a run of this connection is under way; wait until it has ended, or cancel it")
                : Optional.empty();
    }

    @Override
    public boolean hasLinks(UUID connectionId) {
        return links.count(connectionId, Optional.empty()) > 0;
    }

    @Override
    public void forget(UUID connectionId) {
        database.run(handle -> {
            LeaseTable.refuseDuringRun(handle, connectionId);
            handle.createUpdate(END_PLANS)
                    .bind("connection", connectionId)
                    .bind("now", Times.of(clock.instant()))
                    .execute();
            FORGET.forEach(sql -> forget(handle, sql, connectionId));
        });
    }

    private static void forget(Handle handle, String sql, UUID connectionId) {
        handle.createUpdate(sql).bind("connection", connectionId).execute();
    }
}
