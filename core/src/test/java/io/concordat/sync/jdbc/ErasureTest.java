package io.concordat.sync.jdbc;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.LEADS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.hub.HubRecords;
import io.concordat.hub.NewRecord;
import io.concordat.link.Link;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.ChangeFilter;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** When a person is erased, nothing that runs have stored of them is left in any table. */
class ErasureTest {

    /** Stands in every column that could hold a person's value, and in nobody else's. */
    private static final String CANARY = "canary@example.org";

    private static final String OTHER = "other@example.org";

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void nothingOfAnErasedPersonIsLeftInWhatRunsKeep(Database database) {
        Grant grant = grant(database);
        Run run = begun(database, grant);
        UUID ada = person(database, PROFILES, Optional.empty(), CANARY);
        UUID grace = person(database, PROFILES, Optional.empty(), OTHER);
        keep(database, grant, run, PROFILES, ada, "003A", CANARY);
        keep(database, grant, run, PROFILES, grace, "003B", OTHER);
        assertThat(columnsWith(database, CANARY)).hasSizeGreaterThan(8);

        keepApart(database, grant, ada);
        keepApart(database, grant, grace);

        records(database).erase(PROFILES, ada, Optional.empty());

        assertThat(columnsWith(database, CANARY)).isEmpty();
        assertThat(columnsWith(database, OTHER)).hasSizeGreaterThan(8);
        assertThat(keptApart(database)).containsExactly(grace);
        assertThat(new RunJournal(database, Clock.systemUTC()).changesOf(PROFILES, ada, Optional.empty(), 10))
                .as("the line stays, without values")
                .hasSize(1);
    }

    @OnBothDatabases
    void aRunCountsAndFindsWhatIsLeftOfAnErasedPersonOnlyWhereItIs(Database database) {
        Grant grant = grant(database);
        Run run = begun(database, grant);
        UUID ada = person(database, PROFILES, Optional.empty(), CANARY);
        UUID grace = person(database, PROFILES, Optional.empty(), OTHER);
        keep(database, grant, run, PROFILES, ada, "003A", CANARY);
        keep(database, grant, run, PROFILES, grace, "003B", OTHER);
        ChangeFilter field = new ChangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("email"),
                Optional.empty());
        ChangeFilter rule = ChangeFilter.ALL.by(Reason.HUB_CHANGED.name());
        ChangeFilter side = ChangeFilter.ALL.on(Side.REMOTE);
        assertThat(found(database, run, field)).isEqualTo(4);

        records(database).erase(PROFILES, ada, Optional.empty());

        assertThat(found(database, run, field)).isEqualTo(2);
        assertThat(found(database, run, rule)).isEqualTo(2);
        assertThat(found(database, run, side)).as("the lines stay").isEqualTo(4);
    }

    /** As many as are counted. */
    private static int found(Database database, Run run, ChangeFilter filter) {
        RunJournal journal = new RunJournal(database, Clock.systemUTC());
        int found = journal.changes(run.id(), filter, Optional.empty(), 10).size();
        assertThat(journal.countChanges(run.id(), filter)).as("%s", filter).isEqualTo(found);
        return found;
    }

    @OnBothDatabases
    void anErasedAccountLeavesNothingAndItsProfilesBelongToNone(Database database) {
        Grant grant = grant(database);
        HubBulk bulk = new HubBulk(database, ids, Clock.systemUTC());
        List<NewRecord> wanted = List.of(NewRecord.of(Map.of("name", CANARY)));
        UUID account = database.call(handle -> bulk.insert(handle, ACCOUNTS, wanted, Optional.empty()))
                .get(0);
        UUID ada = person(database, PROFILES, Optional.of(account), OTHER);
        keep(database, grant, begun(database, grant), ACCOUNTS, account, "001A", CANARY);
        DirtyMarks dirty = new DirtyMarks(database, ids, Clock.systemUTC());
        database.run(handle -> dirty.subscribe(handle, grant.connectionId(), Set.of(PROFILES)));

        records(database).erase(ACCOUNTS, account, Optional.empty());

        assertThat(columnsWith(database, CANARY)).isEmpty();
        assertThat(records(database).get(PROFILES, ada).parentId()).isEmpty();
        assertThat(database.<Boolean>call(handle -> dirty.anyWaiting(handle, grant.connectionId())))
                .isTrue();
    }

    @OnBothDatabases
    void theRecordOfTheOtherSideIsNotMadeAPersonAgain(Database database) {
        Grant grant = grant(database);
        UUID ada = person(database, PROFILES, Optional.empty(), CANARY);
        keep(database, grant, begun(database, grant), PROFILES, ada, "003A", CANARY);

        records(database).erase(PROFILES, ada, Optional.empty());

        Set<String> asked = Set.of("003A", "003B");
        assertThat(store(database)
                        .<Set<String>>call(
                                grant, transaction -> transaction.hub().erased(PROFILES, asked)))
                .containsExactly("003A");
        assertThat(store(database)
                        .<Map<String, Link>>call(
                                grant,
                                transaction -> transaction.links().byRemote(grant.connectionId(), "Contact", asked)))
                .isEmpty();
    }

    @OnBothDatabases
    void theLeadsOfAPersonAreForgottenWithThem(Database database) {
        Grant grant = grant(database);
        UUID ada = person(database, PROFILES, Optional.empty(), OTHER);
        UUID lead = person(database, LEADS, Optional.of(ada), CANARY);
        keep(database, grant, begun(database, grant), LEADS, lead, "00Q", CANARY);

        records(database).erase(PROFILES, ada, Optional.empty());

        assertThat(columnsWith(database, CANARY)).isEmpty();
    }

    private static void keepApart(Database database, Grant grant, UUID hubId) {
        database.run(handle -> handle.execute(
                "INSERT INTO kept_apart VALUES (?, 'profiles', ?, 'Contact', '004')", grant.connectionId(), hubId));
    }

    private static List<UUID> keptApart(Database database) {
        return database.call(handle -> handle.createQuery("SELECT hub_id FROM kept_apart")
                .mapTo(UUID.class)
                .list());
    }

    private void keep(
            Database database, Grant grant, Run run, HubObject object, UUID hubId, String remoteId, String canary) {
        new KeptOfOne(grant, run, object, hubId, remoteId, canary).in(store(database));
    }

    private UUID person(Database database, HubObject object, Optional<UUID> parent, String email) {
        HubBulk bulk = new HubBulk(database, ids, Clock.systemUTC());
        NewRecord person = new NewRecord(
                Optional.empty(), Optional.empty(), true, parent, Map.of("lastName", "L", "email", email), Map.of());
        return database.call(handle -> bulk.insert(handle, object, List.of(person), Optional.empty()))
                .get(0);
    }

    private HubRecords records(Database database) {
        return new HubRecords(database, ids, Clock.systemUTC(), List.of(new KeptByRuns()));
    }

    private JdbcStore store(Database database) {
        Clock clock = Clock.systemUTC();
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private Grant grant(Database database) {
        return store(database).acquire(ids.next(), "node/1").orElseThrow();
    }

    private static Run begun(Database database, Grant grant) {
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, Clock.systemUTC()).insert(run);
        return run;
    }

    /** Every column of text in the whole database in which a text occurs, once for each. */
    private static List<String> columnsWith(Database database, String text) {
        String columns = """
                SELECT table_name, column_name
                FROM information_schema.columns
                WHERE lower(table_schema) = 'public' AND lower(data_type) LIKE '%character%'
                ORDER BY 1, 2
                """;
        return database.call(handle ->
                handle.createQuery(columns).map((row, unused) -> List.of(row.getString(1), row.getString(2))).stream()
                        .filter(column -> handle.createQuery("SELECT count(*) FROM \"%s\" WHERE \"%s\" LIKE :text"
                                                .formatted(column.get(0), column.get(1)))
                                        .bind("text", "%" + text + "%")
                                        .mapTo(Integer.class)
                                        .one()
                                > 0)
                        .map(column -> column.get(0) + "." + column.get(1))
                        .toList());
    }
}
