package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.hub.HubChange;
import io.concordat.link.Links;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.StoreSubject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The storage on one database; whatever else happens in the hub happens through its own doors. */
interface JdbcSubject extends StoreSubject {

    Database database();

    @Override
    default Store store() {
        Ids ids = Ids.system();
        Clock clock = Clock.systemUTC();
        return new JdbcStore(database(), new HubBulk(database(), ids, clock), new DirtyMarks(database(), ids, clock));
    }

    @Override
    default void begin(Run run) {
        new RunJournal(database(), Clock.systemUTC()).insert(run);
    }

    @Override
    default void cancel(UUID runId) {
        new RunJournal(database(), Clock.systemUTC()).requestCancel(runId);
    }

    @Override
    default void subscribe(UUID connectionId, HubObject object) {
        DirtyMarks marks = new DirtyMarks(database(), Ids.system(), Clock.systemUTC());
        database().run(handle -> marks.subscribe(handle, connectionId, EnumSet.of(object)));
    }

    @Override
    default void edit(HubObject object, UUID hubId, Map<String, String> values) {
        HubBulk bulk = new HubBulk(database(), Ids.system(), Clock.systemUTC());
        database().run(handle -> {
            List<HubChange> changes = bulk.byIds(handle, object, List.of(hubId)).values().stream()
                    .map(record -> new HubChange(hubId, record.version(), values))
                    .toList();
            bulk.update(handle, object, changes, Optional.empty());
        });
    }

    @Override
    default void part(UUID linkId) {
        Ids ids = Ids.system();
        Clock clock = Clock.systemUTC();
        new Links(database(), ids, new HubBulk(database(), ids, clock), new DirtyMarks(database(), ids, clock))
                .unlink(linkId);
    }

    @Override
    default void expireLease(UUID connectionId) {
        database()
                .run(handle -> handle.createUpdate(
                                "UPDATE lease SET held_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE name = :name")
                        .bind("name", connectionId.toString())
                        .execute());
    }

    @Override
    default List<Review> openReviews(UUID connectionId) {
        Reviews.Filter open = new Reviews.Filter(Optional.of(connectionId), Set.of(), Optional.of(Asked.State.OPEN));
        return new Reviews(database(), Clock.systemUTC())
                .list(open, Optional.empty(), 100).stream().map(Asked::review).toList();
    }
}
