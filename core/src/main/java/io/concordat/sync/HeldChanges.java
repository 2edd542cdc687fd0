package io.concordat.sync;

import io.concordat.db.Database;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What runs could not change and later ones do not try again, because nothing about it is different. */
@ApplicationScoped
public class HeldChanges {

    private static final String SINCE = """
            SELECT run_id, COUNT(*) AS records
            FROM hold
            WHERE connection_id = :connection AND run_id <> :run AND reason IN ('REJECTED', 'STALE', 'UNKNOWN')
            GROUP BY run_id
            """;

    private final Database database;
    private final RunJournal journal;

    @Inject
    HeldChanges(Database database, RunJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Records that are held.
     *
     * @param since the run that could not change them, where the reasons stand
     */
    public record Held(Run since, long records) {}

    /** What a run left as runs before it had left it, by these runs; those whose journal is gone are left out. */
    public List<Held> before(Run run) {
        return database
                .call(handle -> handle.createQuery(SINCE)
                        .bind("connection", run.connectionId())
                        .bind("run", run.id())
                        .map((row, context) -> new Count(row.getObject("run_id", UUID.class), row.getLong("records")))
                        .list())
                .stream()
                .flatMap(count -> journal.find(count.run()).map(since -> new Held(since, count.records())).stream())
                .filter(held -> held.since().startedAt().isBefore(run.startedAt()))
                .toList();
    }

    private record Count(UUID run, long records) {}
}
