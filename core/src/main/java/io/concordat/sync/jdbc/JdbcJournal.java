package io.concordat.sync.jdbc;

import static io.concordat.sync.jdbc.Keys.GREATEST;
import static io.concordat.sync.jdbc.Keys.LEAST;

import io.concordat.canonical.HubObject;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import io.concordat.run.Change;
import io.concordat.run.ChangeFacets;
import io.concordat.run.ChangeRow;
import io.concordat.run.ChangeState;
import io.concordat.run.ChangeTroubles;
import io.concordat.run.Run;
import io.concordat.run.RunRow;
import io.concordat.run.Side;
import io.concordat.sync.store.Journal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code run} and {@code change}, as a run uses them. */
final class JdbcJournal implements Journal {

    private static final int LEFT_AT_ONCE = 1_000;

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

    private static final String ANSWERED = """
            UPDATE run
            SET open_operations = FALSE
            WHERE id = :run AND open_operations AND NOT EXISTS (
                SELECT 1
            """ + ChangeTroubles.AMONG + """
                AND c.state = 'UNKNOWN')
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
            WHERE id = :run AND NOT open_operations
            """;

    private static final String PAGE = "SELECT " + ChangeRow.COLUMNS_IN_RUN + """
            FROM change c
            WHERE c.run_id = :run AND c.id > :after AND c.side = ANY(:sides) AND
            """ + ChangeRow.STATE_IN_RUN + """
                = ANY(:states)
            ORDER BY c.run_id, c.id
            LIMIT :limit
            """;

    /** The same of changes in trouble, which are few. */
    private static final String TROUBLED_PAGE =
            "SELECT " + ChangeRow.COLUMNS_IN_RUN + ChangeTroubles.AMONG + """
                AND t.id > :after AND c.side = ANY(:sides) AND
            """ + ChangeRow.STATE_IN_RUN + """
                = ANY(:states)
            ORDER BY t.run_id, t.id
            LIMIT :limit
            """;

    private static final String PAGE_BACKWARDS =
            "SELECT " + ChangeRow.COLUMNS_IN_RUN + """
            FROM change c
            WHERE c.run_id = :run AND c.id < :before AND
            """ + ChangeRow.STATE_IN_RUN + """
                = ANY(:states)
            ORDER BY c.run_id DESC, c.id DESC
            LIMIT :limit
            """;

    private static final KeyedRows PLANNED_FOR =
            new KeyedRows(ChangeRow.COLUMNS_IN_RUN, "change c", "c.hub_id", """
            c.run_id = :run AND c.hub_object = :object AND c.remote_object = :remoteObject AND 'PLANNED' =
            """ + ChangeRow.STATE_IN_RUN);

    private static final String TAKE_BACK = """
            DELETE FROM change
            WHERE run_id = :run AND id = :id
            """;

    private static final String DISCARD = """
            DELETE FROM change c
            WHERE c.run_id = :run AND 'PLANNED' =
            """ + ChangeRow.STATE_IN_RUN;

    private static final String MADE = """
            UPDATE run
            SET hub_made = :until
            WHERE id = :run
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
    public void answered(UUID runId) {
        scope.handle().createUpdate(ANSWERED).bind("run", runId).execute();
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
        ChangeFacets.add(scope.handle(), scope.dialect(), changes);
        ChangeTroubles.note(scope.handle(), scope.dialect(), changes);
        noteOpen(changes);
    }

    @Override
    public List<Change> page(
            UUID runId, Optional<Side> side, Set<ChangeState> states, Optional<UUID> after, int limit) {
        List<Side> sides = side.map(List::of).orElse(List.of(Side.values()));
        return scope.handle()
                .createQuery(states.stream().allMatch(ChangeState::isTrouble) ? TROUBLED_PAGE : PAGE)
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
        ChangeTroubles.note(scope.handle(), scope.dialect(), changes);
        noteOpen(changes);
    }

    @Override
    public void madeInHub(UUID runId, UUID until) {
        scope.handle()
                .createUpdate(MADE)
                .bind("run", runId)
                .bind("until", until)
                .execute();
    }

    @Override
    public List<Change> takeBack(UUID runId, HubObject object, String remoteObject, Collection<UUID> hubIds) {
        List<Change> planned = PLANNED_FOR
                .in(scope.handle(), SqlArrays.uuids(hubIds))
                .bind("run", runId)
                .bind("object", object.path())
                .bind("remoteObject", remoteObject)
                .map(ChangeRow::change)
                .list();
        if (!planned.isEmpty()) {
            try (PreparedBatch batch = scope.handle().prepareBatch(TAKE_BACK)) {
                planned.forEach(change ->
                        batch.bind("run", runId).bind("id", change.id()).add());
                batch.execute();
            }
            ChangeFacets.subtract(scope.handle(), scope.dialect(), planned);
        }
        return planned;
    }

    @Override
    public void discardPlan(UUID runId) {
        scope.handle().createUpdate(DISCARD).bind("run", runId).execute();
        ChangeFacets.forget(scope.handle(), runId);
        Optional<UUID> after = Optional.empty();
        for (List<Change> left = left(runId, after); !left.isEmpty(); left = left(runId, after)) {
            ChangeFacets.add(scope.handle(), scope.dialect(), left);
            after = Optional.of(left.get(left.size() - 1).id());
        }
    }

    private List<Change> left(UUID runId, Optional<UUID> after) {
        return page(runId, Optional.empty(), EnumSet.allOf(ChangeState.class), after, LEFT_AT_ONCE);
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
        changes.stream()
                .filter(change -> change.state() == ChangeState.SENT || change.state() == ChangeState.UNKNOWN)
                .map(Change::runId)
                .distinct()
                .forEach(run ->
                        scope.handle().createUpdate(OPENED).bind("run", run).execute());
    }

    private void settle(UUID connectionId) {
        scope.handle().createUpdate(SETTLE).bind("connection", connectionId).execute();
    }

    private static Argument names(Set<ChangeState> states) {
        return SqlArrays.texts(states.stream().map(ChangeState::name).toList());
    }
}
