package io.concordat.run;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The table {@code change_facet}: how many changes of which kind stand in which part of a run's journal, so that what
 * is rare among a million is found without looking at all of them. A part is what was appended at once. What became of
 * changes later is not told here. Runs in the caller's transaction.
 */
public final class ChangeFacets {

    /** A pair that comes with new values is found among the updates too. */
    private static final String LINK_WITH_VALUES = "LINK_WITH_VALUES";

    private static final String ANY = "";
    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);

    private static final String WHERE = """
            FROM change_facet f
            WHERE f.run_id = :run AND f.field = :field AND f.rule = :rule
                AND (:side = '' OR f.side = :side)
                AND (:object = '' OR f.hub_object = :object)
                AND (:action = '' OR f.action = :action
                    OR f.action = 'LINK_WITH_VALUES' AND (:action = 'LINK' OR :action = 'UPDATE'))
            """;

    private static final String PARTS = "SELECT DISTINCT f.first_id, f.last_id " + WHERE + """
                AND f.last_id > :after AND f.changes > 0
            ORDER BY f.first_id, f.last_id
            LIMIT :limit
            """;

    private static final String COUNT = "SELECT COALESCE(SUM(f.changes), 0) " + WHERE;

    private static final String FORGET = """
            DELETE FROM change_facet
            WHERE run_id = :run
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "change_facet",
            new Column("run_id", "uuid"),
            new Column("side", "varchar"),
            new Column("hub_object", "varchar"),
            new Column("action", "varchar"),
            new Column("field", "varchar"),
            new Column("rule", "varchar"),
            new Column("first_id", "uuid"),
            new Column("last_id", "uuid"),
            new Column("changes", "bigint"));

    private ChangeFacets() {}

    /** A part of a run's journal, both ends included. */
    record Part(UUID first, UUID last) {

        static final Part WHOLE = new Part(LEAST, GREATEST);
    }

    /** One kind of change; "" for any field or rule. */
    private record Facet(UUID runId, String side, String object, String action, String field, String rule) {}

    /** Counts changes that are appended at once. */
    public static void add(Handle handle, Dialect dialect, List<Change> changes) {
        insert(handle, dialect, changes, 1);
    }

    /** Counts changes no longer that were appended at some time, wherever they stood. */
    public static void subtract(Handle handle, Dialect dialect, List<Change> changes) {
        insert(handle, dialect, changes, -1);
    }

    /** Forgets a run. */
    public static void forget(Handle handle, UUID runId) {
        handle.createUpdate(FORGET).bind("run", runId).execute();
    }

    private static void insert(Handle handle, Dialect dialect, List<Change> changes, long sign) {
        Map<Facet, Long> counts = new HashMap<>();
        UUID first = GREATEST;
        UUID last = LEAST;
        for (Change change : changes) {
            first = isBefore(change.id(), first) ? change.id() : first;
            last = isBefore(last, change.id()) ? change.id() : last;
            facets(change).forEach(facet -> counts.merge(facet, sign, Long::sum));
        }
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<Facet, Long> count : counts.entrySet()) {
            Facet facet = count.getKey();
            rows.add(new Object[] {
                facet.runId(),
                facet.side(),
                facet.object(),
                facet.action(),
                facet.field(),
                facet.rule(),
                first,
                last,
                count.getValue()
            });
        }
        INSERT.insert(handle, dialect, rows);
    }

    private static Set<Facet> facets(Change change) {
        boolean linked = change.action() == Action.LINK;
        String action = linked && !change.fields().isEmpty()
                ? LINK_WITH_VALUES
                : change.action().name();
        Set<Facet> facets = new HashSet<>();
        facets.add(facet(change, action, ANY, ANY));
        change.fields().forEach((field, decided) -> {
            facets.add(facet(change, action, field, ANY));
            facets.add(facet(change, action, ANY, decided.reason().name()));
        });
        int end = change.evidence().indexOf('\n');
        if (linked && end > 0) {
            facets.add(facet(change, action, ANY, change.evidence().substring(0, end)));
        }
        return facets;
    }

    private static Facet facet(Change change, String action, String field, String rule) {
        return new Facet(
                change.runId(), change.side().name(), change.hubObject().path(), action, field, rule);
    }

    /** As the databases compare them. */
    static boolean isBefore(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || (high == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0);
    }

    /** Whether a filter asks for anything that is told here. */
    static boolean know(ChangeFilter filter) {
        return filter.side().isPresent()
                || filter.object().isPresent()
                || filter.action().isPresent()
                || filter.field().isPresent()
                || filter.rule().isPresent();
    }

    /** Parts with changes after one that the filter may ask for, from their beginning on. */
    static List<Part> parts(Handle handle, UUID runId, ChangeFilter filter, UUID after, int limit) {
        return filtered(handle, PARTS, runId, filter)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, unused) -> new Part(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** How many changes a filter asks for; empty if that cannot be told from here. */
    static Optional<Long> count(Handle handle, UUID runId, ChangeFilter filter) {
        boolean told = filter.state().isEmpty()
                && filter.cause().isEmpty()
                && (filter.field().isEmpty() || filter.rule().isEmpty());
        return told
                ? Optional.of(
                        filtered(handle, COUNT, runId, filter).mapTo(Long.class).one())
                : Optional.empty();
    }

    /** Of a field and a rule the rule is looked for, which is rarer. */
    private static Query filtered(Handle handle, String sql, UUID runId, ChangeFilter filter) {
        boolean both = filter.field().isPresent() && filter.rule().isPresent();
        return handle.createQuery(sql)
                .bind("run", runId)
                .bind("field", both ? ANY : filter.field().orElse(ANY))
                .bind("rule", filter.rule().orElse(ANY))
                .bind("side", filter.side().map(Side::name).orElse(ANY))
                .bind("object", filter.object().map(HubObject::path).orElse(ANY))
                .bind("action", filter.action().map(Action::name).orElse(ANY));
    }
}
