package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.Database;
import io.concordat.db.Dialect;
import io.concordat.db.Ids;
import io.concordat.db.KeyedRows;
import io.concordat.db.SqlArrays;
import io.concordat.db.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which records changed since a connection last looked. A mark is made in the transaction of the change; a run claims
 * the marks that are there and takes exactly those away, so that a change made meanwhile waits for the next run.
 *
 * <p>Runs in the caller's transaction.
 */
@ApplicationScoped
public class DirtyMarks {

    private static final String SUBSCRIBERS = """
            SELECT connection_id
            FROM dirty_subscriber
            WHERE hub_object = :object
            ORDER BY connection_id
            """;

    private static final String UNSUBSCRIBE = """
            DELETE FROM dirty_subscriber
            WHERE connection_id = :connection
            """;

    private static final String FORGET = """
            DELETE FROM dirty
            WHERE connection_id = :connection AND NOT hub_object = ANY(:objects)
            """;

    private static final String SUBSCRIBE = """
            INSERT INTO dirty_subscriber (connection_id, hub_object)
            VALUES (:connection, :object)
            """;

    private static final String CLAIM = """
            UPDATE dirty
            SET run_id = :run
            WHERE connection_id = :connection AND (run_id IS NULL OR run_id <> :run)
            """;

    private static final String CLAIM_ONE = """
            UPDATE dirty
            SET run_id = :run
            WHERE connection_id = :connection AND hub_object = :object AND hub_id = :id
                AND (run_id IS NULL OR run_id <> :run)
            """;

    private static final String CLAIMED = """
            SELECT count(DISTINCT hub_id)
            FROM dirty
            WHERE connection_id = :connection AND run_id = :run
            """;

    private static final String PAGE = """
            SELECT DISTINCT hub_id
            FROM dirty
            WHERE connection_id = :connection AND hub_object = :object AND hub_id > :after AND run_id = :run
            ORDER BY hub_id
            LIMIT :limit
            """;

    private static final KeyedRows AMONG = new KeyedRows(
            "DISTINCT d.hub_id",
            "dirty d",
            "d.hub_id",
            "d.connection_id = :connection AND d.hub_object = :object AND d.run_id = :run");

    private static final String CONSUME = """
            DELETE FROM dirty
            WHERE connection_id = :connection AND run_id = :run
            """;

    private static final String UNCLAIM = """
            UPDATE dirty
            SET run_id = NULL
            WHERE connection_id = :connection AND run_id = :run
            """;

    private static final String ANY_WAITING = """
            SELECT 1
            FROM dirty
            WHERE connection_id = :connection
            LIMIT 1
            """;

    private static final String OLDEST = """
            SELECT MIN(marked_at)
            FROM dirty
            WHERE connection_id = :connection
            """;

    private static final String ANY_NEW = """
            SELECT 1
            FROM dirty
            WHERE connection_id = :connection AND hub_object = :object AND (run_id IS NULL OR run_id <> :run)
            LIMIT 1
            """;

    private static final BulkInsert INSERT = BulkInsert.into(
            "dirty",
            new Column("connection_id", "uuid"),
            new Column("hub_object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("id", "uuid"),
            new Column("marked_at", "timestamptz"));

    private static final UUID LEAST = new UUID(0, 0);

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public DirtyMarks(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** From now on the connection is told of changes to these objects and no others; for when bindings are saved. */
    public void subscribe(Handle handle, UUID connectionId, Set<HubObject> objects) {
        objects.stream().sorted().forEach(object -> waitForWriters(handle, object));
        handle.createUpdate(UNSUBSCRIBE).bind("connection", connectionId).execute();
        for (HubObject object : objects) {
            handle.createUpdate(SUBSCRIBE)
                    .bind("connection", connectionId)
                    .bind("object", object.path())
                    .execute();
        }
        handle.createUpdate(FORGET)
                .bind("connection", connectionId)
                .bind(
                        "objects",
                        SqlArrays.texts(objects.stream().map(HubObject::path).toList()))
                .execute();
    }

    /**
     * Lets every change under way finish before a promise about changes to come is made. Only PostgreSQL has several
     * nodes writing; on it a change asks who wants to know after it took its lock on the table.
     */
    void waitForWriters(Handle handle, HubObject object) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            handle.execute(HubTable.of(object).statement("LOCK TABLE %s IN SHARE MODE"));
        }
    }

    /** Marks records for every connection that wants to know, but one. */
    public void mark(Handle handle, HubObject object, Collection<UUID> hubIds, Optional<UUID> exceptConnection) {
        if (hubIds.isEmpty()) {
            return;
        }
        List<UUID> subscribers = handle.createQuery(SUBSCRIBERS)
                .bind("object", object.path())
                .mapTo(UUID.class)
                .list();
        exceptConnection.ifPresent(subscribers::remove);
        OffsetDateTime now = Times.now(clock);
        List<Object[]> rows = new ArrayList<>();
        for (UUID subscriber : subscribers) {
            hubIds.forEach(id -> rows.add(mark(subscriber, object, id, now)));
        }
        INSERT.insert(handle, database.dialect(), rows);
    }

    private Object[] mark(UUID connectionId, HubObject object, UUID hubId, OffsetDateTime now) {
        return new Object[] {connectionId, object.path(), hubId, ids.next(), now};
    }

    /** Whether a connection has anything to look at. */
    public boolean anyWaiting(Handle handle, UUID connectionId) {
        return handle.createQuery(ANY_WAITING)
                .bind("connection", connectionId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Since when the first of the changes has been waiting that a connection has to look at. */
    public Optional<Instant> oldest(Handle handle, UUID connectionId) {
        return handle.createQuery(OLDEST)
                .bind("connection", connectionId)
                .map((row, unused) -> Times.find(row, 1))
                .one();
    }

    /** Claims the marks that are there now. Claiming twice for one run claims what came in between as well. */
    public void claim(Handle handle, UUID runId, UUID connectionId) {
        handle.createUpdate(CLAIM)
                .bind("run", runId)
                .bind("connection", connectionId)
                .execute();
    }

    /** Claims the marks of one record and no others; the record counts as marked, whether or not it changed. */
    public void claim(Handle handle, UUID runId, UUID connectionId, HubObject object, UUID hubId) {
        INSERT.insert(
                handle, database.dialect(), List.<Object[]>of(mark(connectionId, object, hubId, Times.now(clock))));
        handle.createUpdate(CLAIM_ONE)
                .bind("run", runId)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .bind("id", hubId)
                .execute();
    }

    /** How many records a run has claimed. */
    public long claimed(Handle handle, UUID runId, UUID connectionId) {
        return handle.createQuery(CLAIMED)
                .bind("run", runId)
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one();
    }

    /** Claimed records after one, by id, each once; some may be deleted by now. */
    public List<UUID> page(
            Handle handle, UUID runId, UUID connectionId, HubObject object, Optional<UUID> after, int limit) {
        return handle.createQuery(PAGE)
                .bind("run", runId)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .bind("after", after.orElse(LEAST))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** Which of these records a run has claimed. */
    public Set<UUID> among(Handle handle, UUID runId, UUID connectionId, HubObject object, Collection<UUID> hubIds) {
        return new HashSet<>(AMONG.in(handle, SqlArrays.uuids(hubIds))
                .bind("run", runId)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .mapTo(UUID.class)
                .list());
    }

    /** Whether marks of one kind of record wait that a run has not claimed. */
    public boolean anyNew(Handle handle, UUID runId, UUID connectionId, HubObject object) {
        return handle.createQuery(ANY_NEW)
                .bind("run", runId)
                .bind("connection", connectionId)
                .bind("object", object.path())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Takes the claimed marks away. */
    public void consume(Handle handle, UUID runId, UUID connectionId) {
        handle.createUpdate(CONSUME)
                .bind("run", runId)
                .bind("connection", connectionId)
                .execute();
    }

    /** Lets go of the claimed marks; they wait for the next run. */
    public void unclaim(Handle handle, UUID runId, UUID connectionId) {
        handle.createUpdate(UNCLAIM)
                .bind("run", runId)
                .bind("connection", connectionId)
                .execute();
    }
}
