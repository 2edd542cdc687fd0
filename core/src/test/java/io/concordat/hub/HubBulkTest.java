package io.concordat.hub;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkException;
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
import java.util.stream.IntStream;

/** Pages of records are read, changed and found at the cost of a few statements, and changes never go unseen. */
class HubBulkTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Optional<UUID> NO_CONNECTION = Optional.empty();

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void whatIsInsertedIsReadInFull(Database database) {
        HubBulk hub = hub(database);
        NewRecord ada = NewRecord.of(Map.of("firstName", "Ada", "email", "ada@example.org", "shoeSize", "38"))
                .withExternalKey("P-1")
                .withIdentities(Map.of("crmID", "003A"));

        UUID id = database.call(handle -> hub.insert(handle, PROFILES, List.of(ada), NO_CONNECTION))
                .get(0);

        HubRecord read = get(database, hub, PROFILES, id);
        assertThat(read.attributes())
                .isEqualTo(Map.of("firstName", "Ada", "email", "ada@example.org", "shoeSize", "38"));
        assertThat(read.identities()).isEqualTo(Map.of("crmID", "003A"));
        assertThat(read.externalKey()).contains("P-1");
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.known()).isTrue();
        assertThat(read.updatedAt()).isEqualTo(CLOCK.instant());
    }

    @OnBothDatabases
    void aPageOfDifferentChangesIsAppliedAtOnce(Database database) {
        HubBulk hub = hub(database);
        List<UUID> three = insert(database, hub, 3);

        Set<UUID> changed = update(
                database,
                hub,
                List.of(
                        new HubChange(three.get(0), 1, Map.of("city", "Turin", "email", "")),
                        new HubChange(three.get(1), 1, Map.of("shoeSize", "40", "title", "Dr")),
                        new HubChange(three.get(2), 1, Map.of())));

        assertThat(changed).containsExactlyInAnyOrderElementsOf(three);
        assertThat(get(database, hub, PROFILES, three.get(0)).attributes())
                .isEqualTo(Map.of("firstName", "Ada", "lastName", "Number0", "city", "Turin", "shoeSize", "38"));
        assertThat(get(database, hub, PROFILES, three.get(1)).attributes())
                .containsEntry("shoeSize", "40")
                .containsEntry("title", "Dr")
                .containsEntry("email", "ada1@example.org");
        assertThat(get(database, hub, PROFILES, three.get(2)).version()).isEqualTo(2);
    }

    @OnBothDatabases
    void aRecordThatChangedSinceItWasReadStaysAsItIs(Database database) {
        HubBulk hub = hub(database);
        List<UUID> two = insert(database, hub, 2);
        update(database, hub, List.of(new HubChange(two.get(0), 1, Map.of("city", "Turin"))));

        Set<UUID> changed = update(
                database,
                hub,
                List.of(
                        new HubChange(two.get(0), 1, Map.of("city", "Rome", "email", "late@example.org")),
                        new HubChange(two.get(1), 1, Map.of("city", "Rome"))));

        assertThat(changed).containsExactly(two.get(1));
        assertThat(get(database, hub, PROFILES, two.get(0)).value("city")).isEqualTo("Turin");
        assertThat(find(database, hub, PROFILES, "email", "late@example.org")).isEmpty();
    }

    @OnBothDatabases
    void keysFollowTheirValues(Database database) {
        HubBulk hub = hub(database);
        UUID id = insert(database, hub, 1).get(0);

        update(database, hub, List.of(new HubChange(id, 1, Map.of("email", "ADA@Example.org", "lastName", "  King "))));

        assertThat(find(database, hub, PROFILES, "email", "ada@example.org")).containsExactly(id);
        assertThat(find(database, hub, PROFILES, "email", "ada0@example.org")).isEmpty();
        assertThat(find(database, hub, PROFILES, "name", "Ada King")).containsExactly(id);
        assertThat(find(database, hub, PROFILES, "lastName", "KING")).containsExactly(id);
    }

    @OnBothDatabases
    void aKeyThatIsAskedForLaterCoversEarlierAndLaterRecords(Database database) {
        HubBulk hub = hub(database);
        MatchKeys keys = keys(database);
        UUID early = insert(database, hub, 1).get(0);
        database.run(handle -> assertThatThrownBy(() -> hub.byKeys(handle, PROFILES, "city", List.of("x")))
                .isInstanceOf(IllegalStateException.class));
        update(database, hub, List.of(new HubChange(early, 1, Map.of("city", "Turin"))));

        keys.ensure(PROFILES, "city");
        UUID late = insert(database, hub, 1).get(0);
        update(database, hub, List.of(new HubChange(late, 1, Map.of("city", "TURIN"))));

        assertThat(find(database, hub, PROFILES, "city", "turin")).containsExactlyInAnyOrder(early, late);
    }

    @OnBothDatabases
    void recordsAreFoundByExternalKeyAndIdentityAndLaterByTheirKeysToo(Database database) {
        HubBulk hub = hub(database);
        NewRecord record = NewRecord.of(Map.of()).withExternalKey("P-1").withIdentities(Map.of("crmID", "003Ab"));
        UUID id = database.call(handle -> hub.insert(handle, PROFILES, List.of(record), NO_CONNECTION))
                .get(0);

        assertThat(find(database, hub, PROFILES, "externalKey", "P-1")).containsExactly(id);
        assertThat(find(database, hub, PROFILES, "identities.crmID", "003Ab")).containsExactly(id);
        assertThat(find(database, hub, PROFILES, "identities.crmID", "003ab")).isEmpty();

        keys(database).ensure(PROFILES, "identities.crmID");
        assertThat(find(database, hub, PROFILES, "identities.crmID", "003ab")).containsExactly(id);

        database.run(handle -> hub.identify(handle, PROFILES, Map.of(id, Map.of("crmID", "003Cd", "erpID", "7"))));
        assertThat(find(database, hub, PROFILES, "identities.crmID", "003ab")).isEmpty();
        assertThat(find(database, hub, PROFILES, "identities.crmID", "003cd")).containsExactly(id);
        assertThat(get(database, hub, PROFILES, id).identities()).isEqualTo(Map.of("crmID", "003Cd", "erpID", "7"));
    }

    @OnBothDatabases
    void aDeletedRecordIsFoundByNothingAndItsKeysAreFree(Database database) {
        HubBulk hub = hub(database);
        NewRecord record = NewRecord.of(Map.of("email", "ada@example.org"))
                .withExternalKey("P-1")
                .withIdentities(Map.of("crmID", "003A"));
        UUID first = database.call(handle -> hub.insert(handle, PROFILES, List.of(record), NO_CONNECTION))
                .get(0);

        Set<UUID> tooLate = database.call(handle -> hub.delete(handle, PROFILES, Map.of(first, 7L), NO_CONNECTION));
        Set<UUID> deleted = database.call(handle -> hub.delete(handle, PROFILES, Map.of(first, 1L), NO_CONNECTION));

        assertThat(tooLate).isEmpty();
        assertThat(deleted).containsExactly(first);
        assertThat(find(database, hub, PROFILES, "email", "ada@example.org")).isEmpty();
        assertThat(database.<Map<UUID, HubRecord>>call(handle -> hub.byIds(handle, PROFILES, Set.of(first))))
                .isEmpty();
        UUID second = database.call(handle -> hub.insert(handle, PROFILES, List.of(record), NO_CONNECTION))
                .get(0);
        assertThat(find(database, hub, PROFILES, "externalKey", "P-1")).containsExactly(second);
    }

    @OnBothDatabases
    void pagesGoThroughAllKnownRecordsOnce(Database database) {
        HubBulk hub = hub(database);
        List<UUID> five = insert(database, hub, 5);
        NewRecord nobody = NewRecord.of(Map.of()).withKnown(false);
        database.run(handle -> hub.insert(handle, PROFILES, List.of(nobody), NO_CONNECTION));

        List<HubRecord> first = database.call(handle -> hub.page(handle, PROFILES, Optional.empty(), 3));
        List<HubRecord> rest = database.call(
                handle -> hub.page(handle, PROFILES, Optional.of(first.get(2).id()), 3, List.of("lastName")));

        assertThat(first).extracting(HubRecord::id).isEqualTo(five.subList(0, 3));
        assertThat(rest).extracting(HubRecord::id).isEqualTo(five.subList(3, 5));
        assertThat(rest.get(0).attributes()).isEqualTo(Map.of("lastName", "Number3"));
    }

    @OnBothDatabases
    void anExternalKeyIsUnique(Database database) {
        HubBulk hub = hub(database);
        NewRecord record = NewRecord.of(Map.of()).withExternalKey("P-1");

        assertThatThrownBy(() ->
                        database.run(handle -> hub.insert(handle, PROFILES, List.of(record, record), NO_CONNECTION)))
                .isInstanceOf(BulkException.class);
    }

    private HubBulk hub(Database database) {
        return new HubBulk(database, ids, CLOCK);
    }

    private MatchKeys keys(Database database) {
        return new MatchKeys(database, new DirtyMarks(database, ids, CLOCK));
    }

    private static List<UUID> insert(Database database, HubBulk hub, int count) {
        List<NewRecord> records = IntStream.range(0, count)
                .mapToObj(i -> NewRecord.of(Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Number" + i,
                        "email",
                        "ada" + i + "@example.org",
                        "shoeSize",
                        "38")))
                .toList();
        return database.call(handle -> hub.insert(handle, PROFILES, records, NO_CONNECTION));
    }

    private static Set<UUID> update(Database database, HubBulk hub, List<HubChange> changes) {
        return database.call(handle -> hub.update(handle, PROFILES, changes, NO_CONNECTION));
    }

    private static HubRecord get(Database database, HubBulk hub, HubObject object, UUID id) {
        return Optional.ofNullable(database.call(handle -> hub.byIds(handle, object, Set.of(id)))
                        .get(id))
                .orElseThrow();
    }

    private static List<UUID> find(Database database, HubBulk hub, HubObject object, String attribute, String value) {
        return database.call(handle -> hub.byKeys(handle, object, attribute, List.of(value))).stream()
                .map(KeyHit::hubId)
                .toList();
    }
}
