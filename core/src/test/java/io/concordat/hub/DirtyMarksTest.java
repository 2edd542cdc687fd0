package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A change leaves a mark for everybody who is to hear of it, in its own transaction. */
class DirtyMarksTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Optional<UUID> NO_CONNECTION = Optional.empty();

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void everyChangeMarksTheRecordForAllSubscribersButTheOneItCameFrom(Database database) {
        HubBulk hub = hub(database);
        DirtyMarks dirty = new DirtyMarks(database, ids, CLOCK);
        UUID from = ids.next();
        UUID other = ids.next();
        database.run(handle -> {
            dirty.subscribe(handle, from, Set.of(PROFILES));
            dirty.subscribe(handle, other, Set.of(PROFILES, ACCOUNTS));
        });

        UUID id = database.call(
                        handle -> hub.insert(handle, PROFILES, List.of(NewRecord.of(Map.of())), Optional.of(from)))
                .get(0);

        UUID run = ids.next();
        assertThat(claimed(database, dirty, run, from)).isEmpty();
        assertThat(claimed(database, dirty, run, other)).containsExactly(id);
    }

    @OnBothDatabases
    void aRunTakesAwayTheMarksItClaimedAndNoLaterOnes(Database database) {
        HubBulk hub = hub(database);
        DirtyMarks dirty = new DirtyMarks(database, ids, CLOCK);
        UUID connection = subscriber(database, dirty);
        UUID id = insert(database, hub);
        UUID run = ids.next();
        assertThat(claimed(database, dirty, run, connection)).containsExactly(id);
        HubChange moved = new HubChange(id, 1, Map.of("city", "Turin"));
        database.run(handle -> hub.update(handle, PROFILES, List.of(moved), NO_CONNECTION));

        database.run(handle -> dirty.consume(handle, run, connection));

        assertThat(database.<Boolean>call(handle -> dirty.anyWaiting(handle, connection)))
                .isTrue();
        UUID next = ids.next();
        assertThat(claimed(database, dirty, next, connection)).containsExactly(id);
        assertThat(database.<Long>call(handle -> dirty.claimed(handle, next, connection)))
                .isEqualTo(1);
        assertThat(database.<Set<UUID>>call(handle -> dirty.among(handle, next, connection, PROFILES, Set.of(id, run))))
                .containsExactly(id);
        database.run(handle -> dirty.unclaim(handle, next, connection));
        assertThat(claimed(database, dirty, ids.next(), connection)).containsExactly(id);
    }

    @OnBothDatabases
    void aChangeThatIsRolledBackLeavesNoMark(Database database) {
        HubBulk hub = hub(database);
        DirtyMarks dirty = new DirtyMarks(database, ids, CLOCK);
        UUID connection = subscriber(database, dirty);

        assertThatThrownBy(() -> database.run(handle -> {
                    hub.insert(handle, PROFILES, List.of(NewRecord.of(Map.of())), NO_CONNECTION);
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");

        assertThat(database.<Boolean>call(handle -> dirty.anyWaiting(handle, connection)))
                .isFalse();
        assertThat(database.<List<HubRecord>>call(handle -> hub.page(handle, PROFILES, Optional.empty(), 10)))
                .isEmpty();
    }

    @OnBothDatabases
    void aConnectionWithoutBindingsHearsNothingMore(Database database) {
        HubBulk hub = hub(database);
        DirtyMarks dirty = new DirtyMarks(database, ids, CLOCK);
        UUID connection = subscriber(database, dirty);
        insert(database, hub);

        database.run(handle -> dirty.subscribe(handle, connection, Set.of()));
        insert(database, hub);

        assertThat(database.<Boolean>call(handle -> dirty.anyWaiting(handle, connection)))
                .isFalse();
    }

    /** A connection that is to hear of profiles. */
    private UUID subscriber(Database database, DirtyMarks dirty) {
        UUID connection = ids.next();
        database.run(handle -> dirty.subscribe(handle, connection, Set.of(PROFILES)));
        return connection;
    }

    private HubBulk hub(Database database) {
        return new HubBulk(database, ids, CLOCK);
    }

    private static UUID insert(Database database, HubBulk hub) {
        return database.call(handle -> hub.insert(handle, PROFILES, List.of(NewRecord.of(Map.of())), NO_CONNECTION))
                .get(0);
    }

    private static List<UUID> claimed(Database database, DirtyMarks dirty, UUID run, UUID connection) {
        return database.call(handle -> {
            dirty.claim(handle, run, connection);
            return dirty.page(handle, run, connection, PROFILES, Optional.empty(), 100);
        });
    }
}
