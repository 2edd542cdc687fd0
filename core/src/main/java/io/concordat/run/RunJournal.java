package io.concordat.run;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The journal as people see it: runs, what they changed, and why something was not changed. Safe for many threads. */
@ApplicationScoped
public class RunJournal {

    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);
    private static final int PAGE = 1000;
    private static final int REMEMBERED = 500;

    private static final String FIND = "SELECT " + RunRow.COLUMNS + """
            FROM run r
            WHERE r.id = :id
            """;

    private static final String LIST = "SELECT " + RunRow.COLUMNS + """
            FROM run r
            WHERE r.id < :before
            ORDER BY r.id DESC
            LIMIT :limit
            """;

    private static final String LIST_OF_CONNECTION = "SELECT " + RunRow.COLUMNS + """
            FROM run r
            WHERE r.connection_id = :connection AND r.id < :before
            ORDER BY r.connection_id DESC, r.id DESC
            LIMIT :limit
            """;

    private static final String LAST_GOOD = "SELECT " + RunRow.COLUMNS + """
            FROM run r
            WHERE r.connection_id = :connection AND r.state IN ('SUCCEEDED', 'PARTIAL')
            ORDER BY r.connection_id DESC, r.id DESC
            LIMIT 1
            """;

    private static final String OF_RECORD = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE c.hub_id = :hub AND c.id < :before AND c.hub_object = :object
            ORDER BY c.hub_id DESC, c.id DESC
            LIMIT :limit
            """;

    private static final String CAUSES = "SELECT c.error_code, COUNT(*), MIN(c.error) " + ChangeTroubles.AMONG + """
                AND c.error_code <> ''
            GROUP BY c.error_code
            ORDER BY COUNT(*) DESC, c.error_code
            """;

    /** Nobody works on a run that waits, so it ends at once; a run under way ends itself when it sees the wish. */
    private static final String CANCEL = """
            UPDATE run
            SET cancelled = TRUE,
                ended_at = CASE WHEN state IN ('PLANNED', 'PARKED') THEN :now ELSE ended_at END,
                state = CASE WHEN state IN ('PLANNED', 'PARKED') THEN 'CANCELLED' ELSE state END
            WHERE id = :id AND state IN ('RUNNING', 'PLANNED', 'APPLYING', 'PARKED')
            """;

    private static final String SUPERSEDED = """
            SELECT id
            FROM run
            WHERE connection_id = :connection AND id <> :by AND state = 'PLANNED'
            ORDER BY id
            """;

    private static final String SUPERSEDE = """
            UPDATE run
            SET state = 'CANCELLED', ended_at = :now, error = 'a newer run took the place of this plan'
            WHERE connection_id = :connection AND id <> :by AND state = 'PLANNED'
            """;

    private final Database database;
    private final Clock clock;
    private final Map<UUID, List<Cause>> endedFor = new ConcurrentHashMap<>();

    @Inject
    public RunJournal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores a new run. */
    public void insert(Run run) {
        database.run(handle -> RunRow.insert(handle, run));
    }

    public Optional<Run> find(UUID runId) {
        return database.call(handle -> find(handle, runId));
    }

    /** @throws HubException of kind NOT_FOUND */
    public Run get(UUID runId) {
        return find(runId).orElseThrow(() -> HubException.notFound("this run"));
    }

    /** The runs before one, newest first. */
    public List<Run> list(Optional<UUID> connectionId, Optional<UUID> before, int limit) {
        return database.call(handle -> {
            UUID end = before.orElse(GREATEST);
            return connectionId
                    .map(id -> handle.createQuery(LIST_OF_CONNECTION).bind("connection", id))
                    .orElseGet(() -> handle.createQuery(LIST))
                    .bind("before", end)
                    .bind("limit", limit)
                    .map(RunRow::run)
                    .list();
        });
    }

    /** The newest run of a connection that ended well. */
    public Optional<Run> lastGood(UUID connectionId) {
        return database.call(handle -> handle.createQuery(LAST_GOOD)
                .bind("connection", connectionId)
                .map(RunRow::run)
                .findOne());
    }

    /** The changes of a run after one, in the order of decision. */
    public List<Change> changes(UUID runId, ChangeFilter filter, Optional<UUID> after, int limit) {
        return database.call(handle -> new ChangeQuery(handle, runId, filter).page(after.orElse(LEAST), limit));
    }

    public long countChanges(UUID runId, ChangeFilter filter) {
        return countChanges(runId, filter, Long.MAX_VALUE);
    }

    /** Counts no further than to a number, for pages: counting a million takes a while. */
    public long countChanges(UUID runId, ChangeFilter filter, long most) {
        return database.call(handle -> new ChangeQuery(handle, runId, filter).count(most));
    }

    /** Shows all changes of a run, however many, in the order of decision. */
    public void eachChange(UUID runId, ChangeFilter filter, Consumer<Change> seen) {
        UUID after = LEAST;
        for (List<Change> page = page(runId, filter, after); !page.isEmpty(); page = page(runId, filter, after)) {
            page.forEach(seen);
            after = page.get(page.size() - 1).id();
        }
    }

    private List<Change> page(UUID runId, ChangeFilter filter, UUID after) {
        return changes(runId, filter, Optional.of(after), PAGE);
    }

    /** Why changes of a run were not made, the most frequent reason first. */
    public List<Cause> causes(UUID runId) {
        List<Cause> known = endedFor.get(runId);
        if (known != null) {
            return known;
        }
        boolean ended = find(runId).filter(run -> run.state().isFinal()).isPresent();
        List<Cause> found = database.call(handle -> handle.createQuery(CAUSES)
                .bind("run", runId)
                .map((row, unused) -> Cause.of(ChangeErrors.unpack(row.getString(3)), row.getLong(2)))
                .list());
        if (ended) {
            remember(runId, found);
        }
        return found;
    }

    /** What a run that has ended ended for stays as it is. */
    private void remember(UUID runId, List<Cause> causes) {
        if (endedFor.size() >= REMEMBERED) {
            endedFor.clear();
        }
        endedFor.put(runId, causes);
    }

    /** What runs decided about one hub record, on either side, newest first. */
    public List<Change> changesOf(HubObject object, UUID hubId, Optional<UUID> before, int limit) {
        return database.call(handle -> handle.createQuery(OF_RECORD)
                .bind("hub", hubId)
                .bind("before", before.orElse(GREATEST))
                .bind("object", object.path())
                .bind("limit", limit)
                .map(ChangeRow::change)
                .list());
    }

    /**
     * Asks a run to stop. What it has done stays.
     *
     * @return the run, ended already if nobody was working on it
     * @throws HubException of kind NOT_FOUND, or CONFLICT if it has ended
     */
    public Run requestCancel(UUID runId) {
        return database.call(handle -> {
            int asked = handle.createUpdate(CANCEL)
                    .bind("id", runId)
                    .bind("now", Times.of(clock.instant()))
                    .execute();
            Run run = find(handle, runId).orElseThrow(() -> HubException.notFound("this run"));
            if (asked == 0) {
                throw new HubException(Kind.CONFLICT, "this run has ended already");
            }
            return run;
        });
    }

    /**
     * Ends the plans of a connection that still wait, because a newer run looks at the same records.
     *
     * @return the runs that were ended
     */
    public List<UUID> supersede(UUID connectionId, UUID byRun) {
        return database.call(handle -> {
            List<UUID> ended = handle.createQuery(SUPERSEDED)
                    .bind("connection", connectionId)
                    .bind("by", byRun)
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate(SUPERSEDE)
                    .bind("connection", connectionId)
                    .bind("by", byRun)
                    .bind("now", Times.of(clock.instant()))
                    .execute();
            return ended;
        });
    }

    private static Optional<Run> find(Handle handle, UUID runId) {
        return handle.createQuery(FIND).bind("id", runId).map(RunRow::run).findOne();
    }
}
