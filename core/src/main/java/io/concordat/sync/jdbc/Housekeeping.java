package io.concordat.sync.jdbc;

import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes away, once an hour, what no run needs any more: what plans that were overtaken have left, operations that were
 * given up so long ago that they cannot arrive any more, and journals that are older than
 * {@code concordat.journal.days} ({@value #JOURNAL_DAYS} by default, 0 keeps them for ever).
 */
@ApplicationScoped
public class Housekeeping {

    static final int JOURNAL_DAYS = 400;

    private static final System.Logger log = System.getLogger(Housekeeping.class.getName());

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration NOTHING_ARRIVES_LATER = Duration.ofDays(30);
    private static final int PAGE = 10_000;

    private static final String LEFTOVERS = """
            DELETE FROM %s
            WHERE run_id IN (SELECT id FROM run WHERE state IN ('SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELLED'))
            """;

    private static final String GIVEN_UP = """
            DELETE FROM abandoned
            WHERE abandoned_at < :before
            """;

    private static final String OLD_RUNS = """
            SELECT id
            FROM run
            WHERE started_at < :before AND NOT open_operations
                AND state IN ('SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELLED')
            ORDER BY id
            LIMIT 50
            """;

    private static final String PAGE_END = """
            SELECT id
            FROM change
            WHERE run_id = :run
            ORDER BY run_id, id
            LIMIT 1 OFFSET :page
            """;

    private static final String DROP_PAGE = """
            DELETE FROM change
            WHERE run_id = :run AND id < :end
            """;

    private static final String DROP_REST = """
            DELETE FROM change
            WHERE run_id = :run
            """;

    private static final String DROP_FACETS = """
            DELETE FROM change_facet
            WHERE run_id = :run
            """;

    private static final String DROP_TROUBLES = """
            DELETE FROM change_trouble
            WHERE run_id = :run
            """;

    private static final String DROP_RUN = """
            DELETE FROM run
            WHERE id = :run
            """;

    private final Database database;
    private final Configuration configuration;
    private Instant next = Instant.MIN;

    @Inject
    Housekeeping(Database database) {
        this(database, Configuration.system());
    }

    Housekeeping(Database database, Configuration configuration) {
        this.database = database;
        this.configuration = configuration;
    }

    /** Ticks come one at a time. */
    void at(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(EVERY);
            tidyOrSay(tick.at());
        }
    }

    /** Others wait for the same tick; what cannot be tidied now can be later. */
    private void tidyOrSay(Instant now) {
        try {
            tidy(now);
        } catch (RuntimeException failure) {
            log.log(
                    System.Logger.Level.WARNING,
                    "old journals could not be taken away; tried again in an hour",
                    failure);
        }
    }

    void tidy(Instant now) {
        List.of("stage", "run_cursor", "undo_scope", "run_record")
                .forEach(table -> database.run(handle -> handle.execute(LEFTOVERS.formatted(table))));
        database.run(handle -> handle.createUpdate(GIVEN_UP)
                .bind("before", Timestamp.from(now.minus(NOTHING_ARRIVES_LATER)))
                .execute());
        long days = configuration
                .find("concordat.journal.days")
                .map(Long::parseLong)
                .orElse((long) JOURNAL_DAYS);
        if (days > 0) {
            oldRuns(now.minus(Duration.ofDays(days))).forEach(this::drop);
        }
    }

    private List<UUID> oldRuns(Instant before) {
        return database.call(handle -> handle.createQuery(OLD_RUNS)
                .bind("before", Timestamp.from(before))
                .mapTo(UUID.class)
                .list());
    }

    /** A long journal goes page by page, so that nobody waits for it; the run itself goes last. */
    private void drop(UUID runId) {
        Optional<UUID> end = pageEnd(runId);
        while (end.isPresent()) {
            UUID until = end.get();
            database.run(handle -> handle.createUpdate(DROP_PAGE)
                    .bind("run", runId)
                    .bind("end", until)
                    .execute());
            end = pageEnd(runId);
        }
        database.run(handle -> {
            execute(handle, DROP_REST, runId);
            execute(handle, DROP_FACETS, runId);
            execute(handle, DROP_TROUBLES, runId);
            execute(handle, DROP_RUN, runId);
        });
    }

    private Optional<UUID> pageEnd(UUID runId) {
        return database.call(handle -> handle.createQuery(PAGE_END)
                .bind("run", runId)
                .bind("page", PAGE)
                .mapTo(UUID.class)
                .findOne());
    }

    private static void execute(Handle handle, String sql, UUID runId) {
        handle.createUpdate(sql).bind("run", runId).execute();
    }
}
