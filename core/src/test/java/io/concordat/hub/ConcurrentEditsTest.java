package io.concordat.hub;

import static io.concordat.canonical.HubObject.LEADS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    @OnBothDatabases
    void aKeyThatTwoNodesNeedAtOnceIsMadeOnce(Database database) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String attribute = MatchKeys.IDENTITIES + "namespace" + round;
            together(List.of(() -> ensures(database, attribute), () -> ensures(database, attribute)));
        }

        assertThat(database.<List<Boolean>>call(handle -> handle.createQuery("SELECT complete FROM key_attribute")
                        .mapTo(Boolean.class)
                        .list()))
                .hasSize(ROUNDS)
                .containsOnly(true);
    }

    @OnBothDatabases
    void importsOfTheSameNewRecordsInOppositeOrdersWriteThemOnce(Database database) throws Exception {
        List<String> lines =
                IntStream.range(0, 300).mapToObj(i -> "P" + i + ",Number" + i).toList();
        List<String> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);

        int created = together(List.of(() -> imports(database, lines), () -> imports(database, backwards)));

        assertThat(created).isEqualTo(lines.size());
    }

    @OnBothDatabases
    void personsAreErasedWhileBindingsAreSaved(Database database) throws Exception {
        int erased = together(List.of(() -> erases(database), () -> subscribes(database)));

        assertThat(erased).isEqualTo(ROUNDS);
    }

    private static int ensures(Database database, String attribute) {
        new MatchKeys(database, marks(database)).ensure(PROFILES, attribute);
        return 0;
    }

    private static int imports(Database database, List<String> lines) {
        byte[] file = ("externalKey,lastName\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return (int) new Imports(database, Ids.system(), Clock.systemUTC())
                .run(
                        PROFILES,
                        ImportFormat.CSV,
                        new ByteArrayInputStream(file),
                        new Author("grace", Source.IMPORT),
                        progress -> {})
                .created();
    }

    /** Persons with a lead each. */
    private static int erases(Database database) {
        HubRecords records = new HubRecords(database, Ids.system(), Clock.systemUTC());
        Author grace = new Author("grace", Source.USER);
        for (int round = 0; round < ROUNDS; round++) {
            NewRecord person = NewRecord.of(Map.of("lastName", "Number" + round));
            UUID id = records.create(PROFILES, person, grace).id();
            records.create(LEADS, person.withParent(id), grace);
            records.erase(PROFILES, id, Optional.empty());
        }
        return ROUNDS;
    }

    private static int subscribes(Database database) {
        UUID connection = UUID.randomUUID();
        for (int round = 0; round < ROUNDS * 5; round++) {
            database.run(handle -> marks(database).subscribe(handle, connection, Set.of(PROFILES, LEADS)));
        }
        return 0;
    }

    private static DirtyMarks marks(Database database) {
        return new DirtyMarks(database, Ids.system(), Clock.systemUTC());
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
