package io.concordat.run;

import io.concordat.canonical.HubObject;
import io.concordat.run.ChangeFacets.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Looks for changes of a run; whoever asks for updates gets the pairs that come with new values too. Runs in the
 * caller's transaction.
 */
record ChangeQuery(Handle handle, UUID runId, ChangeFilter filter) {

    private static final int PARTS_AT_ONCE = 50;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String WANTED = """
                AND (:side = '' OR c.side = :side)
                AND (:object = '' OR c.hub_object = :object)
                AND (:action = '' OR c.action = :action
                    OR :action = 'UPDATE' AND c.action = 'LINK' AND c.fields <> '')
                AND (:state = '' OR :state =
            """ + ChangeRow.STATE_IN_RUN + """
                )
                AND (:cause = '' OR c.error_code = :cause)
                AND (:field = '' OR POSITION(:field IN c.fields) > 0)
                AND (:rule = '' OR POSITION(:rule IN c.fields) > 0
                    OR c.action = 'LINK' AND POSITION(:level IN c.evidence) = 1)
            """;

    private static final String WHERE = """
            FROM change c
            WHERE c.run_id = :run AND c.id > :after AND c.id >= :first AND c.id <= :last
            """ + WANTED;

    private static final String IN_TROUBLE = ChangeTroubles.AMONG + """
                AND t.id > :after AND t.id >= :first AND t.id <= :last
            """ + WANTED;

    private static final String PAGE = "SELECT " + ChangeRow.COLUMNS_IN_RUN + WHERE + """
            ORDER BY c.run_id, c.id
            LIMIT :limit
            """;

    private static final String PAGE_IN_TROUBLE = "SELECT " + ChangeRow.COLUMNS_IN_RUN + IN_TROUBLE + """
            ORDER BY t.run_id, t.id
            LIMIT :limit
            """;

    private static final String COUNT = "SELECT COUNT(*) FROM (SELECT 1 AS one " + WHERE + "LIMIT :most) found";

    private static final String COUNT_IN_TROUBLE =
            "SELECT COUNT(*) FROM (SELECT 1 AS one " + IN_TROUBLE + "LIMIT :most) found";

    /** Looks only where something of what is asked for was decided, or went wrong. */
    List<Change> page(UUID after, int limit) {
        if (ChangeTroubles.know(filter)) {
            return page(PAGE_IN_TROUBLE, after, Part.WHOLE, limit);
        }
        if (!ChangeFacets.know(filter)) {
            return page(PAGE, after, Part.WHOLE, limit);
        }
        List<Change> found = new ArrayList<>();
        UUID from = after;
        List<Part> parts = parts(from);
        while (!parts.isEmpty() && found.size() < limit) {
            for (Part part : parts) {
                if (found.size() < limit && ChangeFacets.isBefore(from, part.last())) {
                    found.addAll(page(PAGE, from, part, limit - found.size()));
                    from = part.last();
                }
            }
            parts = parts(from);
        }
        return found;
    }

    private List<Part> parts(UUID after) {
        return ChangeFacets.parts(handle, runId, filter, after, PARTS_AT_ONCE);
    }

    private List<Change> page(String sql, UUID after, Part part, int limit) {
        return filtered(sql, after, part)
                .bind("limit", limit)
                .map(ChangeRow::change)
                .list();
    }

    /** How many there are, but no more than so many. */
    long count(long most) {
        if (ChangeTroubles.know(filter)) {
            return count(COUNT_IN_TROUBLE, BEFORE_ALL, Part.WHOLE, most);
        }
        return ChangeFacets.count(handle, runId, filter)
                .map(count -> Math.min(count, most))
                .orElseGet(() ->
                        ChangeFacets.know(filter) ? countByParts(most) : count(COUNT, BEFORE_ALL, Part.WHOLE, most));
    }

    private long countByParts(long most) {
        long found = 0;
        UUID from = BEFORE_ALL;
        List<Part> parts = parts(from);
        while (!parts.isEmpty() && found < most) {
            for (Part part : parts) {
                if (found < most && ChangeFacets.isBefore(from, part.last())) {
                    found += count(COUNT, from, part, most - found);
                    from = part.last();
                }
            }
            parts = parts(from);
        }
        return found;
    }

    private long count(String sql, UUID after, Part part, long most) {
        return filtered(sql, after, part).bind("most", most).mapTo(Long.class).one();
    }

    private Query filtered(String sql, UUID after, Part part) {
        return handle.createQuery(sql)
                .bind("run", runId)
                .bind("after", after)
                .bind("first", part.first())
                .bind("last", part.last())
                .bind("side", filter.side().map(Side::name).orElse(""))
                .bind("object", filter.object().map(HubObject::path).orElse(""))
                .bind("action", filter.action().map(Action::name).orElse(""))
                .bind("state", filter.state().map(ChangeState::name).orElse(""))
                .bind("cause", filter.cause().orElse(""))
                .bind("field", filter.field().map(PackedFields::mark).orElse(""))
                .bind("rule", filter.rule().map(PackedFields::ruleMark).orElse(""))
                .bind("level", filter.rule().map(level -> level + "\n").orElse(""));
    }
}
