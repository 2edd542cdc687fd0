package io.concordat.sync.jdbc;

import static io.concordat.sync.jdbc.Keys.GREATEST;
import static io.concordat.sync.jdbc.Keys.LEAST;

import io.concordat.db.SqlArrays;
import io.concordat.run.Change;
import io.concordat.run.ChangeRow;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunRow;
import io.concordat.run.Side;
import io.concordat.sync.store.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/** The tables {@code run} and {@code change}, as a run uses them. */
final class JdbcJournal implements Journal {

    private static final String RUN = "SELECT " + RunRow.COLUMNS + """
            FROM run r
            WHERE r.id = :id
            """;

    /** Most runs leave no operation open; what is not known for sure is looked up once and then remembered. */
    private static final String SETTLE = """
            UPDATE run
            SET open_operations = FALSE
            WHERE connection_id = :connection AND open_operations AND NOT EXISTS (
                SELECT 1
                FROM change c
                WHERE c.run_id = run.id AND c.state IN ('SENT', 'UNKNOWN'))
            """;

    private static final String OPEN = """
            SELECT id
            FROM run
            WHERE connection_id = :connection AND open_operations
            ORDER BY id
            """;

    private static final String OPENED = """
            UPDATE run
            SET open_operations = TRUE
            WHERE id = ANY(:ids) AND NOT open_operations
            """;

    private static final String PAGE = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE c.run_id = :run AND c.id > :after AND c.side = ANY(:sides) AND c.state = ANY(:states)
            ORDER BY c.run_id, c.id
            LIMIT :limit
            """;

    private static final String PAGE_BACKWARDS = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE c.run_id = :run AND c.id < :before AND c.state = ANY(:states)
            ORDER BY c.run_id DESC, c.id DESC
            LIMIT :limit
            """;

    private static final String DISCARD = """
            DELETE FROM change
            WHERE run_id = :run AND state = 'PLANNED'
            """;

    private final Scope scope;
    private final JdbcAbandoned abandoned;

    JdbcJournal(Scope scope) {
        this.scope = scope;
        this.abandoned = new JdbcAbandoned(scope);
    }

    @Override
    public Run run(UUID runId) {
        return scope.handle()
                .createQuery(RUN)
                .bind("id", runId)
                .map(RunRow::run)
                .findOne()
                .orElseThrow(() -> new IllegalStateException("there is no run " + runId));
    }

    @Override
    public void save(Run run) {
        RunRow.save(scope.handle(), run);
        if (run.state().isFinal()) {
            settle(run.connectionId());
        }
    }

    @Override
    public List<UUID> runsWithOpenOperations(UUID connectionId) {
        settle(connectionId);
        return scope.handle()
                .createQuery(OPEN)
                .bind("connection", connectionId)
                .mapTo(UUID.class)
                .list();
    }

    @Override
    public void append(List<Change> changes) {
        ChangeRow.INSERT.insert(
                scope.handle(),
                scope.dialect(),
                changes.stream().map(ChangeRow::values).toList());
        scope.growth().inserted("change", changes.size());
        noteOpen(changes);
    }

    @Override
    public List<Change> page(
            UUID runId, Optional<Side> side, Set<ChangeState> states, Optional<UUID> after, int limit) {
        List<Side> sides = side.map(List::of).orElse(List.of(Side.values()));
        return scope.handle()
                .createQuery(PAGE)
                .bind("run", runId)
                .bind("after", after.orElse(LEAST))
                .bind("sides", SqlArrays.texts(sides.stream().map(Side::name).toList()))
                .bind("states", names(states))
                .bind("limit", limit)
                .map(ChangeRow::change)
                .list();
    }

    @Override
    public List<Change> pageBackwards(UUID runId, Set<ChangeState> states, Optional<UUID> before, int limit) {
        return scope.handle()
                .createQuery(PAGE_BACKWARDS)
                .bind("run", runId)
                .bind("before", before.orElse(GREATEST))
                .bind("states", names(states))
                .bind("limit", limit)
                .map(ChangeRow::change)
                .list();
    }

    @Override
    public void update(Collection<Change> changes) {
        ChangeRow.UPDATE.update(
                scope.handle(),
                scope.dialect(),
                changes.stream().map(ChangeRow::outcome).toList());
        noteOpen(changes);
    }

    @Override
    public void discardPlan(UUID runId) {
        scope.handle().createUpdate(DISCARD).bind("run", runId).execute();
    }

    @Override
    public void abandon(Collection<Abandoned> operations) {
        abandoned.add(operations);
    }

    @Override
    public Map<String, Abandoned> abandoned(UUID connectionId, Collection<String> tokens) {
        return abandoned.find(connectionId, tokens);
    }

    @Override
    public void forget(Collection<String> tokens) {
        abandoned.remove(tokens);
    }

    private void noteOpen(Collection<Change> changes) {
        List<UUID> runs = changes.stream()
                .filter(change -> change.state() == ChangeState.SENT || change.state() == ChangeState.UNKNOWN)
                .map(Change::runId)
                .distinct()
                .toList();
        if (!runs.isEmpty()) {
            scope.handle()
                    .createUpdate(OPENED)
                    .bind("ids", SqlArrays.uuids(runs))
                    .execute();
        }
    }

    private void settle(UUID connectionId) {
        scope.handle().createUpdate(SETTLE).bind("connection", connectionId).execute();
    }

    private static Argument names(Set<ChangeState> states) {
        return SqlArrays.texts(states.stream().map(ChangeState::name).toList());
    }
}
