package io.concordat.hub;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs and people who change the same records at the same time: nobody waits in a ring, and no change is lost. */
class ConcurrentEditsTest {

    private static final int RECORDS = 200;
    private static final int ROUNDS = 10;
    private static final List<String> FIELDS = List.of("city", "street", "title");

    @OnBothDatabases
    void everyAcknowledgedChangeCountsOneVersion(Database database) throws Exception {
        HubBulk hub = new HubBulk(database, Ids.system(), Clock.systemUTC());
        List<NewRecord> records = IntStream.range(0, RECORDS)
                .mapToObj(i -> NewRecord.of(Map.of("lastName", "Number" + i)))
                .toList();
        List<UUID> ids = database.call(handle -> hub.insert(handle, PROFILES, records, Optional.empty()));

        int acknowledged = together(List.of(
                () -> runs(database, hub, ids, 1), () -> runs(database, hub, ids, 2), () -> edits(database, ids)));

        long versions = database.call(handle -> hub.byIds(handle, PROFILES, ids)).values().stream()
                .mapToLong(HubRecord::version)
                .sum();
        assertThat(versions).isEqualTo(RECORDS + acknowledged);
    }

    /** A run: reads a page, changes different fields of it, in an order of its own. */
    private static int runs(Database database, HubBulk hub, List<UUID> ids, int seed) {
        Random random = new Random(seed);
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> shuffled = new ArrayList<>(ids);
            Collections.shuffle(shuffled, random);
            String value = seed + "-" + round;
            Set<UUID> changed = database.call(handle -> {
                Map<UUID, HubRecord> read = hub.byIds(handle, PROFILES, shuffled);
                List<HubChange> changes = new ArrayList<>();
                shuffled.forEach(id -> Optional.ofNullable(read.get(id))
                        .ifPresent(record -> changes.add(new HubChange(
                                id,
                                record.version(),
                                Map.of(FIELDS.get(changes.size() % FIELDS.size()), value, "email", id + value)))));
                return hub.update(handle, PROFILES, changes, Optional.empty());
            });
            acknowledged += changed.size();
        }
        return acknowledged;
    }

    /** A person: one record after the other. */
    private static int edits(Database database, List<UUID> ids) {
        HubRecords records = new HubRecords(database, Ids.system(), Clock.systemUTC());
        Author grace = new Author("grace", Source.USER);
        for (int i = 0; i < RECORDS / 4; i++) {
            records.patch(PROFILES, ids.get(i), Patch.of(Map.of("fax", "1")), Optional.empty(), grace);
        }
        return RECORDS / 4;
    }

    private static int together(List<Callable<Integer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            int sum = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                sum += done.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }
}
