package io.concordat.review;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Packed;
import io.concordat.db.SqlArrays;
import io.concordat.db.Times;
import io.concordat.review.Answer.Take;
import io.concordat.review.Asked.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What waits for a person, and what was decided. Safe for many threads. */
@ApplicationScoped
public class Reviews {

    private static final UUID GREATEST = new UUID(-1, -1);

    private static final String WHERE = """
            FROM review q
            WHERE q.id < :before
                AND (:anyConnection OR q.connection_id = :connection)
                AND (:anyKind OR q.kind = ANY(:kinds))
                AND (:state = '' OR q.state = :state)
            """;

    private static final String LIST = "SELECT " + ReviewRow.COLUMNS + WHERE + """
            ORDER BY q.id DESC
            LIMIT :limit
            """;

    private static final String COUNT = "SELECT COUNT(*) " + WHERE;

    private static final String FIND = "SELECT " + ReviewRow.COLUMNS + """
            FROM review q
            WHERE q.id = :id
            """;

    private static final String OF_RECORD = "SELECT " + ReviewRow.COLUMNS + """
            FROM review q
            WHERE q.hub_id = :hub AND q.hub_object = :object
            ORDER BY q.id
            """;

    private static final String DECIDE = """
            UPDATE review
            SET state = 'DECIDED', taken = :take, taken_value = :value, taken_record = :record, decided_by = :who,
                decided_at = :now
            WHERE id = :id AND state = 'OPEN'
            """;

    private static final String HELD = """
            SELECT hold_key, resolution
            FROM hold
            WHERE connection_id = :connection AND hub_object = :object AND remote_object = :remoteObject
                AND (remote_id = :remoteId OR (remote_id IS NULL AND hub_id = :hubId))
            FOR UPDATE
            """;

    private static final String RESOLVE = """
            UPDATE hold
            SET resolution = :resolution
            WHERE connection_id = :connection AND hold_key = :key
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    public Reviews(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Which questions are looked for.
     *
     * @param connectionId of one connection
     * @param kinds of these kinds, none for all
     * @param state in one state
     */
    public record Filter(Optional<UUID> connectionId, Set<Review.Kind> kinds, Optional<State> state) {}

    private record Held(String key, String resolution) {}

    /** The questions before one, newest first. */
    public List<Asked> list(Filter filter, Optional<UUID> before, int limit) {
        return database.call(handle -> filtered(handle, LIST, filter, before.orElse(GREATEST))
                .bind("limit", limit)
                .map(ReviewRow::asked)
                .list());
    }

    /** All that was ever asked about one hub record, the oldest first. For once in a while: no index helps. */
    public List<Asked> of(HubObject object, UUID hubId) {
        return database.call(handle -> handle.createQuery(OF_RECORD)
                .bind("hub", hubId)
                .bind("object", object.path())
                .map(ReviewRow::asked)
                .list());
    }

    public long count(Filter filter) {
        return database.call(handle ->
                filtered(handle, COUNT, filter, GREATEST).mapTo(Long.class).one());
    }

    public Optional<Asked> find(UUID id) {
        return database.call(handle -> find(handle, id));
    }

    /** @throws HubException of kind NOT_FOUND */
    public Asked get(UUID id) {
        return find(id).orElseThrow(Reviews::missing);
    }

    /**
     * Stores a decision, and for a conflict which side its field is taken from when the record is looked at again. A
     * value of the person's own is taken from the hub, where the caller puts it. Runs in the caller's transaction.
     *
     * @return the question as it was decided, whatever a run has just made of it
     * @throws HubException of kind NOT_FOUND, or CONFLICT if it is not open any more
     */
    public Review decide(Handle handle, UUID id, Answer answer, String who) {
        Asked asked = find(handle, id).orElseThrow(Reviews::missing);
        held(handle, asked.review()); // waits for a run that is about to put something in its place
        int decided = handle.createUpdate(DECIDE)
                .bind("id", id)
                .bind("take", answer.take().name())
                .bind("value", answer.value())
                .bind("record", answer.record())
                .bind("who", who)
                .bind("now", Times.of(clock.instant()))
                .execute();
        if (decided == 0) {
            throw new HubException(Kind.CONFLICT, "this question is not open any more; reload the list");
        }
        if (asked.review().kind() == Review.Kind.CONFLICT) {
            side(answer.take()).ifPresent(side -> resolve(handle, asked.review(), side));
        }
        return find(handle, id).orElseThrow(Reviews::missing).review();
    }

    private static Optional<String> side(Take take) {
        return switch (take) {
            case HUB, VALUE -> Optional.of("HUB");
            case REMOTE -> Optional.of("REMOTE");
            case LINK, IGNORE -> Optional.empty();
        };
    }

    /** What is held, and nobody changes it until the transaction ends. A run locks it before the question, too. */
    private static List<Held> held(Handle handle, Review review) {
        return handle.createQuery(HELD)
                .bind("connection", review.connectionId())
                .bind("object", review.hubObject().path())
                .bind("remoteObject", review.remoteObject())
                .bind("remoteId", review.remoteId().orElse(""))
                .bind("hubId", review.hubId().orElse(GREATEST))
                .map((row, unused) -> new Held(row.getString(1), row.getString(2)))
                .list();
    }

    private static void resolve(Handle handle, Review review, String side) {
        for (Held hold : held(handle, review)) {
            Map<String, String> resolution = new LinkedHashMap<>(Packed.unpackMap(hold.resolution));
            resolution.put(review.field(), side);
            handle.createUpdate(RESOLVE)
                    .bind("resolution", Packed.map(resolution))
                    .bind("connection", review.connectionId())
                    .bind("key", hold.key)
                    .execute();
        }
    }

    private static Query filtered(Handle handle, String sql, Filter filter, UUID before) {
        return handle.createQuery(sql)
                .bind("before", before)
                .bind("anyConnection", filter.connectionId().isEmpty())
                .bind("connection", filter.connectionId().orElse(GREATEST))
                .bind("anyKind", filter.kinds().isEmpty())
                .bind(
                        "kinds",
                        SqlArrays.texts(filter.kinds().stream().map(Enum::name).toList()))
                .bind("state", filter.state().map(State::name).orElse(""));
    }

    private static Optional<Asked> find(Handle handle, UUID id) {
        return handle.createQuery(FIND).bind("id", id).map(ReviewRow::asked).findOne();
    }

    private static HubException missing() {
        return HubException.notFound("this question");
    }
}
