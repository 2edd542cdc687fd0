package io.concordat.run;

import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Dialect;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table {@code change_trouble}: the changes of a run that were at some time refused, left out, outdated or unknown,
 * so that the few of them are found among a million without looking at all. What they are now stands in the journal.
 * Runs in the caller's transaction.
 */
public final class ChangeTroubles {

    /** The rows of the journal that may be in trouble; whoever asks looks at what they are now. */
    public static final String AMONG = """
            FROM change_trouble t JOIN change c ON c.run_id = t.run_id AND c.id = t.id
            WHERE t.run_id = :run
            """;

    private static final String FORGET = """
            DELETE FROM change_trouble
            WHERE run_id = :run AND id = :id
            """;

    private static final BulkInsert INSERT =
            BulkInsert.into("change_trouble", new Column("run_id", "uuid"), new Column("id", "uuid"));

    private ChangeTroubles() {}

    /** Notes those that are in trouble now, new or not. */
    public static void note(Handle handle, Dialect dialect, Collection<Change> changes) {
        List<Change> troubled =
                changes.stream().filter(ChangeTroubles::isTroubled).toList();
        if (troubled.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(FORGET)) {
            troubled.forEach(change ->
                    batch.bind("run", change.runId()).bind("id", change.id()).add());
            batch.execute();
        }
        INSERT.insert(
                handle,
                dialect,
                troubled.stream()
                        .map(change -> new Object[] {change.runId(), change.id()})
                        .toList());
    }

    private static boolean isTroubled(Change change) {
        return change.state().isTrouble() || change.error().isPresent();
    }

    /** Whether only changes in trouble are asked for. */
    static boolean know(ChangeFilter filter) {
        return filter.cause().isPresent()
                || filter.state().filter(ChangeState::isTrouble).isPresent();
    }
}
