package io.concordat.sync.jdbc;

import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.sync.store.CursorTable;
import io.concordat.sync.store.DirtyTable;
import io.concordat.sync.store.HoldTable;
import io.concordat.sync.store.HubTable;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.LinkTable;
import io.concordat.sync.store.ReviewTable;
import io.concordat.sync.store.StageTable;
import io.concordat.sync.store.Transaction;

/** The tables in one transaction. */
record JdbcTransaction(Scope scope, HubBulk bulk, DirtyMarks marks) implements Transaction {

    @Override
    public HubTable hub() {
        return new JdbcHub(scope, bulk);
    }

    @Override
    public DirtyTable dirty() {
        return new JdbcDirty(scope, marks);
    }

    @Override
    public LinkTable links() {
        return new JdbcLinks(scope);
    }

    @Override
    public Journal journal() {
        return new JdbcJournal(scope);
    }

    @Override
    public StageTable stage() {
        return new JdbcStage(scope);
    }

    @Override
    public HoldTable holds() {
        return new JdbcHolds(scope);
    }

    @Override
    public CursorTable cursors() {
        return new JdbcCursors(scope);
    }

    @Override
    public ReviewTable reviews() {
        return new JdbcReviews(scope);
    }
}
