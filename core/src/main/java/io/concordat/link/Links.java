package io.concordat.link;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.LeaseTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Pairs as people see and make them. Safe for many threads. */
@ApplicationScoped
public class Links {

    /** The level of a pair that a person made. */
    public static final String BY_HAND = "HAND";

    private static final UUID LEAST = new UUID(0, 0);

    private static final String OF_RECORD = "SELECT " + LinkRow.COLUMNS + """
            FROM link l
            WHERE l.hub_id = :hub AND l.hub_object = :object
            ORDER BY l.connection_id, l.id
            """;

    private static final String LIST = "SELECT " + LinkRow.COLUMNS + """
            FROM link l
            WHERE l.id > :after AND l.connection_id = :connection AND (:state = '' OR l.state = :state)
            ORDER BY l.id
            LIMIT :limit
            """;

    private static final String COUNT = """
            SELECT COUNT(*)
            FROM link
            WHERE connection_id = :connection AND (:state = '' OR state = :state)
            """;

    private static final String FIND = "SELECT " + LinkRow.COLUMNS + """
            FROM link l
            WHERE l.id = :id
            """;

    private static final String TAKEN = """
            SELECT COUNT(*)
            FROM link
            WHERE connection_id = :connection
                AND ((remote_object = :remoteObject AND remote_id = :remoteId)
                    OR (hub_id = :hub AND hub_object = :object))
            """;

    private static final String DELETE = """
            DELETE FROM link
            WHERE id = :id
            """;

    private static final String APART = """
            SELECT connection_id, remote_object, remote_id
            FROM kept_apart
            WHERE hub_id = :hub AND hub_object = :object
            ORDER BY connection_id, remote_object, remote_id
            """;

    private static final String KEEP_APART = """
            INSERT INTO kept_apart (connection_id, hub_object, hub_id, remote_object, remote_id)
            VALUES (:connection, :object, :hub, :remoteObject, :remote)
            """;

    private static final String KEEP_APART_NO_LONGER = """
            DELETE FROM kept_apart
            WHERE connection_id = :connection AND hub_id = :hub AND remote_object = :remoteObject
                AND remote_id = :remote
            """;

    private final Database database;
    private final Ids ids;
    private final HubBulk hub;
    private final DirtyMarks dirty;

    @Inject
    public Links(Database database, Ids ids, HubBulk hub, DirtyMarks dirty) {
        this.database = database;
        this.ids = ids;
        this.hub = hub;
        this.dirty = dirty;
    }

    /**
     * A pair that a person wants.
     *
     * @param connectionId the connection
     * @param hubObject the hub's side of the binding
     * @param hubId the hub record
     * @param remoteObject the other side of the binding
     * @param remoteId the remote record; the next run finds out whether it is there
     */
    public record Wanted(UUID connectionId, HubObject hubObject, UUID hubId, String remoteObject, String remoteId) {}

    /** A remote record that a person took apart from a hub record. */
    public record Apart(UUID connectionId, String remoteObject, String remoteId) {}

    /** What people took apart from one hub record, of all connections. */
    public List<Apart> apartFrom(HubObject object, UUID hubId) {
        return database.call(handle -> handle.createQuery(APART)
                .bind("hub", hubId)
                .bind("object", object.path())
                .map((row, unused) -> new Apart(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list());
    }

    /** The pairs of one hub record, of all connections. */
    public List<Link> of(HubObject object, UUID hubId) {
        return database.call(handle -> handle.createQuery(OF_RECORD)
                .bind("hub", hubId)
                .bind("object", object.path())
                .map(LinkRow::link)
                .list());
    }

    /** The pairs of a connection after one, by id. */
    public List<Link> list(UUID connectionId, Optional<Link.State> state, Optional<UUID> after, int limit) {
        return database.call(handle -> handle.createQuery(LIST)
                .bind("after", after.orElse(LEAST))
                .bind("connection", connectionId)
                .bind("state", state.map(Link.State::name).orElse(""))
                .bind("limit", limit)
                .map(LinkRow::link)
                .list());
    }

    public long count(UUID connectionId, Optional<Link.State> state) {
        return database.call(handle -> handle.createQuery(COUNT)
                .bind("connection", connectionId)
                .bind("state", state.map(Link.State::name).orElse(""))
                .mapTo(Long.class)
                .one());
    }

    public Optional<Link> find(UUID linkId) {
        return database.call(handle -> find(handle, linkId));
    }

    /**
     * Makes a pair. No values are agreed on yet: the next run looks at both records, and where they differ the rules
     * for an unknown base decide. Two that were taken apart before are no longer kept apart.
     *
     * @throws HubException of kind CONFLICT if a run of the connection is under way or one of the records has a pair;
     *     NOT_FOUND if there is no such hub record
     */
    public Link link(Wanted wanted, String who) {
        return database.call(handle -> link(handle, wanted, who));
    }

    /** The same in the caller's transaction. */
    public Link link(Handle handle, Wanted wanted, String who) {
        LeaseTable.refuseDuringRun(handle, wanted.connectionId());
        if (hub.byIds(handle, wanted.hubObject(), List.of(wanted.hubId())).isEmpty()) {
            throw HubException.notFound("this record");
        }
        refuseTaken(handle, wanted);
        Link link = new Link(
                ids.next(),
                wanted.connectionId(),
                wanted.hubObject(),
                wanted.hubId(),
                wanted.remoteObject(),
                wanted.remoteId(),
                Map.of(),
                "",
                Link.State.ACTIVE,
                BY_HAND,
                who);
        of(handle.createUpdate(KEEP_APART_NO_LONGER), link).execute();
        LinkRow.INSERT.insert(handle, database.dialect(), Collections.singletonList(LinkRow.values(link)));
        dirty.mark(handle, link.hubObject(), List.of(link.hubId()), Optional.empty());
        return link;
    }

    /**
     * Takes a pair apart; both records stay. What both last agreed on is forgotten, and that a person parted them is
     * remembered: no rule pairs them again. Of a pair whose remote record is gone nothing is remembered, for nobody has
     * said that the two are different.
     *
     * @throws HubException of kind NOT_FOUND, or CONFLICT if a run of the connection is under way
     */
    public Link unlink(UUID linkId) {
        return database.call(handle -> {
            Link link = find(handle, linkId).orElseThrow(() -> HubException.notFound("this pair"));
            LeaseTable.refuseDuringRun(handle, link.connectionId());
            handle.createUpdate(DELETE).bind("id", linkId).execute();
            of(handle.createUpdate(KEEP_APART_NO_LONGER), link).execute();
            if (link.state() == Link.State.ACTIVE) {
                of(handle.createUpdate(KEEP_APART), link)
                        .bind("object", link.hubObject().path())
                        .execute();
            }
            dirty.mark(handle, link.hubObject(), List.of(link.hubId()), Optional.empty());
            return link;
        });
    }

    private static Update of(Update update, Link pair) {
        return update.bind("connection", pair.connectionId())
                .bind("hub", pair.hubId())
                .bind("remoteObject", pair.remoteObject())
                .bind("remote", pair.remoteId());
    }

    private static void refuseTaken(Handle handle, Wanted wanted) {
        long taken = handle.createQuery(TAKEN)
                .bind("connection", wanted.connectionId())
                .bind("remoteObject", wanted.remoteObject())
                .bind("remoteId", wanted.remoteId())
                .bind("hub", wanted.hubId())
                .bind("object", wanted.hubObject().path())
                .mapTo(Long.class)
                .one();
        if (taken > 0) {
            throw new HubException(Kind.CONFLICT, "one of the two records has a pair; take that apart first");
        }
    }

    private static Optional<Link> find(Handle handle, UUID linkId) {
        return handle.createQuery(FIND).bind("id", linkId).map(LinkRow::link).findOne();
    }
}
