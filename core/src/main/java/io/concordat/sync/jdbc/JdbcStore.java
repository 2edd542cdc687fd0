package io.concordat.sync.jdbc;

import io.concordat.db.Database;
import io.concordat.db.JoinPlans;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.LeaseTable;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.LeaseLostException;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The engine's storage in the hub's database. The first statement of every transaction renews the lease and thereby
 * locks it: whoever takes the lease over waits until the transaction has ended, and sees all of it.
 *
 * <p>Safe for many threads.
 */
@ApplicationScoped
public class JdbcStore implements Store {

    /**
     * Nobody who only looks holds the lease, so whatever they wrote is taken back; a container's transaction goes on.
     */
    private static final String BEFORE_LOOKING = "SAVEPOINT looking";

    private static final String AFTER_LOOKING = "ROLLBACK TO SAVEPOINT looking";

    private final Database database;
    private final HubBulk bulk;
    private final DirtyMarks marks;

    @Inject
    public JdbcStore(Database database, HubBulk bulk, DirtyMarks marks) {
        this.database = database;
        this.bulk = bulk;
        this.marks = marks;
    }

    @Override
    public <T> T call(Grant grant, Function<Transaction, T> work) {
        return database.call(handle -> {
            renew(handle, grant);
            JoinPlans.fresh(handle, database.dialect());
            return work.apply(new JdbcTransaction(new Scope(handle, database.dialect(), grant), bulk, marks));
        });
    }

    @Override
    public <T> T look(UUID connectionId, Function<Transaction, T> work) {
        return database.call(handle -> {
            handle.execute(BEFORE_LOOKING);
            Scope scope = new Scope(handle, database.dialect(), new Grant(connectionId, "", 0));
            T seen = work.apply(new JdbcTransaction(scope, bulk, marks));
            handle.execute(AFTER_LOOKING);
            return seen;
        });
    }

    /** @param holder {@code <node>/<process>}; a node takes over from its own earlier process at once */
    @Override
    public Optional<Grant> acquire(UUID connectionId, String holder) {
        prepare(connectionId);
        return database.call(handle -> LeaseTable.acquire(handle, connectionId, holder))
                .map(fence -> new Grant(connectionId, holder, fence));
    }

    @Override
    public void renew(Grant grant) {
        database.run(handle -> renew(handle, grant));
    }

    @Override
    public void release(Grant grant) {
        database.run(handle -> LeaseTable.release(handle, grant.connectionId(), grant.holder(), grant.fence()));
    }

    private static void renew(Handle handle, Grant grant) {
        if (!LeaseTable.renew(handle, grant.connectionId(), grant.holder(), grant.fence())) {
            throw new LeaseLostException(grant);
        }
    }

    /** Two nodes may try at once; the row is there afterwards whoever made it. */
    private void prepare(UUID connectionId) {
        try {
            database.run(handle -> LeaseTable.prepare(handle, connectionId));
        } catch (UnableToExecuteStatementException refused) {
            if (!database.call(handle -> LeaseTable.exists(handle, connectionId))) {
                throw refused;
            }
        }
    }
}
