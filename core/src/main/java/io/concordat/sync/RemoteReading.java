package io.concordat.sync;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.run.Count;
import io.concordat.sync.store.CursorTable;
import java.util.List;
import java.util.Optional;

/** Reads what the other side has to say, page by page, and plans each page. */
final class RemoteReading {

    private final RunContext context;
    private final BoundObject bound;
    private final RecordReader reader;

    RemoteReading(RunContext context, BoundObject bound, RecordReader reader) {
        this.context = context;
        this.bound = bound;
        this.reader = reader;
    }

    /**
     * Reads from the last cursor, or everything.
     *
     * @return whether everything was read
     */
    boolean read() {
        Optional<Cursor> since = since();
        boolean all = since.isEmpty() || reader.isSnapshot();
        context.tally().begin("READ " + bound.remoteObject(), -1);
        PagePlanner planner = new PagePlanner(context, bound);
        long matchedBefore = context.tally().of(Count.MATCHED);
        try (RecordReader.Pages pages = reader.read(bound.remoteObject(), bound.remoteFields(), since)) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                context.tally().add(Count.READ, page.get().size());
                planner.plan(page.get(), false);
            }
            propose(pages.cursor());
        }
        if (reader.isSnapshot()) {
            new GoneRecords(context, bound).reportMissing(context.tally().of(Count.MATCHED) - matchedBefore);
        }
        return all;
    }

    private Optional<Cursor> since() {
        if (context.run().full()) {
            return Optional.empty();
        }
        return context.call(transaction ->
                        transaction.cursors().find(context.connectionId(), bound.object(), bound.remoteObject()))
                .filter(saved -> saved.mappingRevision() == bound.revision())
                .map(CursorTable.Saved::cursor);
    }

    private void propose(Cursor cursor) {
        CursorTable.Saved saved = new CursorTable.Saved(cursor, bound.revision());
        context.run(transaction -> transaction
                .cursors()
                .propose(context.runId(), context.connectionId(), bound.object(), bound.remoteObject(), saved));
    }
}
