package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.LEADS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.HubException.Problem;
import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author.Source;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One record at a time: what is stored is what was entered, or it is refused by name; nothing is lost silently. */
class HubRecordsTest {

    private static final Author GRACE = new Author("grace", Source.USER);
    private static final Optional<Long> ANY_VERSION = Optional.empty();

    @OnBothDatabases
    void aRecordReadsAsItWasCreated(Database database) {
        HubRecords records = records(database);
        HubRecord acme = records.create(ACCOUNTS, NewRecord.of(Map.of("name", "Acme")), GRACE);

        HubRecord ada = records.create(
                PROFILES,
                NewRecord.of(Map.of("firstName", " Ada ", "birthdate", "1815-12-10", "emailOptOut", "TRUE", "fax", " "))
                        .withExternalKey("P-1")
                        .withParent(acme.id())
                        .withIdentities(Map.of("crmID", "003A")),
                GRACE);

        assertThat(ada.attributes())
                .isEqualTo(Map.of("firstName", "Ada", "birthdate", "1815-12-10", "emailOptOut", "true"));
        assertThat(ada.parentId()).contains(acme.id());
        assertThat(records.get(PROFILES, ada.id())).isEqualTo(ada);
        assertThat(records.count(PROFILES)).isEqualTo(1);
    }

    @OnBothDatabases
    void everythingThatIsWrongIsNamedAtOnce(Database database) {
        HubRecords records = records(database);
        NewRecord wrong = NewRecord.of(Map.of(
                        "lastName", "x".repeat(81),
                        "birthdate", "soon",
                        "shoeSize", "38",
                        "city", "Tur\u0000in"))
                .withIdentities(Map.of("9x", "1"))
                .withParent(Ids.system().next());

        HubException refusal = refusal(() -> records.create(PROFILES, wrong, GRACE));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("lastName", "birthdate", "shoeSize", "city", "identities.9x", "parentId");
        assertThat(records.count(PROFILES)).isZero();
    }

    @OnBothDatabases
    void aPatchChangesWhatItNamesAndABlankClears(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(
                        PROFILES,
                        NewRecord.of(Map.of("firstName", "Ada", "city", "Turin", "email", "a@example.org"))
                                .withIdentities(Map.of("crmID", "003A", "erpID", "7")),
                        GRACE)
                .id();

        HubRecord patched = records.patch(
                PROFILES,
                id,
                Patch.of(Map.of("city", "", "email", "b@example.org"))
                        .withIdentities(Map.of("crmID", "", "erpID", "8"))
                        .withExternalKey("P-1")
                        .withKnown(false),
                Optional.of(1L),
                GRACE);

        assertThat(patched.attributes()).isEqualTo(Map.of("firstName", "Ada", "email", "b@example.org"));
        assertThat(patched.identities()).isEqualTo(Map.of("erpID", "8"));
        assertThat(patched.externalKey()).contains("P-1");
        assertThat(patched.known()).isFalse();
        assertThat(patched.version()).isEqualTo(2);
        HubRecord cleared = records.patch(
                PROFILES, id, Patch.of(Map.of()).withExternalKey(" ").withParent(Optional.empty()), ANY_VERSION, GRACE);
        assertThat(cleared.externalKey()).isEmpty();
    }

    @OnBothDatabases
    void aPatchThatChangesNothingLeavesTheVersion(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(PROFILES, NewRecord.of(Map.of("firstName", "Ada")), GRACE)
                .id();

        HubRecord same =
                records.patch(PROFILES, id, Patch.of(Map.of("firstName", "Ada ", "city", "")), ANY_VERSION, GRACE);

        assertThat(same.version()).isEqualTo(1);
        assertThat(records.history(PROFILES, id)).hasSize(1);
    }

    @OnBothDatabases
    void aPatchFromAnOldVersionIsRefused(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(PROFILES, NewRecord.of(Map.of()), GRACE).id();
        records.patch(PROFILES, id, Patch.of(Map.of("city", "Turin")), Optional.of(1L), GRACE);

        HubException refusal =
                refusal(() -> records.patch(PROFILES, id, Patch.of(Map.of("city", "Rome")), Optional.of(1L), GRACE));

        assertThat(refusal.kind()).isEqualTo(Kind.STALE);
        assertThat(records.get(PROFILES, id).value("city")).isEqualTo("Turin");
    }

    @OnBothDatabases
    void anExternalKeyOrIdentityBelongsToOneRecord(Database database) {
        HubRecords records = records(database);
        records.create(
                PROFILES, NewRecord.of(Map.of()).withExternalKey("P-1").withIdentities(Map.of("crmID", "003A")), GRACE);
        UUID other = records.create(PROFILES, NewRecord.of(Map.of()), GRACE).id();

        HubException refusal = refusal(() -> records.patch(
                PROFILES,
                other,
                Patch.of(Map.of()).withExternalKey("P-1").withIdentities(Map.of("crmID", "003A")),
                ANY_VERSION,
                GRACE));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("externalKey", "identities.crmID");
        records.create(ACCOUNTS, NewRecord.of(Map.of()).withExternalKey("P-1"), GRACE);
    }

    @OnBothDatabases
    void historyTellsWhoChangedWhatAndFromWhere(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(PROFILES, NewRecord.of(Map.of("city", "Turin")), GRACE)
                .id();
        Author script = new Author("nightly", Source.API);

        records.patch(PROFILES, id, Patch.of(Map.of("city", "Rome")).withExternalKey("P-1"), ANY_VERSION, script);

        List<HistoryEntry> history = records.history(PROFILES, id);
        assertThat(history).extracting(HistoryEntry::version).containsExactly(2L, 1L);
        assertThat(history.get(0).author()).isEqualTo(script);
        assertThat(history.get(0).changes())
                .isEqualTo(Map.of("city", new ValueChange("Turin", "Rome"), "externalKey", new ValueChange("", "P-1")));
        assertThat(history.get(1).changes()).containsEntry("city", new ValueChange("", "Turin"));
    }

    @OnBothDatabases
    void editsByRunsStandInTheJournalAndNotInHistory(Database database) {
        HubRecords records = records(database);

        UUID id = records.create(PROFILES, NewRecord.of(Map.of()), new Author("run", Source.RUN))
                .id();

        assertThat(records.history(PROFILES, id)).isEmpty();
    }

    @OnBothDatabases
    void everyEditMarksTheRecordInItsOwnTransaction(Database database) {
        HubRecords records = records(database);
        Ids ids = Ids.system();
        DirtyMarks dirty = new DirtyMarks(database, ids, Clock.systemUTC());
        UUID connection = ids.next();
        UUID id = records.create(PROFILES, NewRecord.of(Map.of()), GRACE).id();
        database.run(handle -> dirty.subscribe(handle, connection, Set.of(PROFILES)));

        records.patch(PROFILES, id, Patch.of(Map.of("city", "Turin")), ANY_VERSION, GRACE);
        refusal(() -> records.patch(PROFILES, id, Patch.of(Map.of("city", "\uD800")), ANY_VERSION, GRACE));
        records.delete(PROFILES, id, ANY_VERSION, GRACE);

        int marks = database.call(handle -> handle.createQuery("SELECT count(*) FROM dirty")
                .mapTo(Integer.class)
                .one());
        assertThat(marks).isEqualTo(2);
    }

    @OnBothDatabases
    void aDeletedRecordIsGoneAndItsHistoryStays(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(
                        PROFILES,
                        NewRecord.of(Map.of("email", "ada@example.org")).withExternalKey("P-1"),
                        GRACE)
                .id();

        records.delete(PROFILES, id, Optional.of(1L), GRACE);

        assertThat(records.find(PROFILES, id)).isEmpty();
        assertThat(records.search(HubQuery.all(PROFILES, 10).withEmail("ada@example.org"))
                        .items())
                .isEmpty();
        assertThat(records.history(PROFILES, id).get(0).changes())
                .containsEntry("deleted", new ValueChange("", "true"))
                .containsEntry("externalKey", new ValueChange("P-1", ""));
        assertThat(refusal(() -> records.get(PROFILES, id)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> records.delete(PROFILES, id, ANY_VERSION, GRACE))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @OnBothDatabases
    void anErasedPersonLeavesNoValueBehindAndIsRecognised(Database database) {
        HubRecords records = records(database);
        UUID id = records.create(
                        PROFILES,
                        NewRecord.of(Map.of("email", "Ada@Example.org", "lastName", "Lovelace"))
                                .withExternalKey("P-1")
                                .withIdentities(Map.of("crmID", "003A")),
                        GRACE)
                .id();
        UUID lead = records.create(
                        LEADS, NewRecord.of(Map.of("lastName", "Lovelace")).withParent(id), GRACE)
                .id();
        records.delete(PROFILES, id, ANY_VERSION, GRACE);

        assertThat(refusal(() -> records.erase(PROFILES, id, Optional.of(1L))).kind())
                .isEqualTo(Kind.STALE);
        records.erase(PROFILES, id, Optional.of(2L));

        assertThat(records.history(PROFILES, id)).isEmpty();
        assertThat(records.find(LEADS, lead)).isEmpty();
        HubBulk bulk = new HubBulk(database, Ids.system(), Clock.systemUTC());
        Set<String> asked = Set.of("ada@example.org", "P-1", "003A", id.toString(), "003B");
        assertThat(database.<Set<String>>call(handle -> bulk.erased(handle, PROFILES, asked)))
                .containsExactlyInAnyOrder("ada@example.org", "P-1", "003A", id.toString());
        for (String table : List.of("profile", "lead", "identity", "match_key", "history")) {
            int rows = database.call(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                    .mapTo(Integer.class)
                    .one());
            assertThat(rows).as(table).isZero();
        }
    }

    @OnBothDatabases
    void customAttributesAreDefinedOnceAndHoldTheirType(Database database) {
        HubRecords records = records(database);
        Attributes attributes = new Attributes(database, Clock.systemUTC());
        attributes.define(new NewAttribute(PROFILES, "shoeSize", "Shoe size", ValueType.NUMBER, List.of()), GRACE);
        attributes.define(
                new NewAttribute(PROFILES, "tier", "Tier", ValueType.PICKLIST, List.of("Gold", "Silver")), GRACE);

        HubRecord ada = records.create(PROFILES, NewRecord.of(Map.of("shoeSize", "038.50", "tier", "Gold")), GRACE);
        HubRecord patched =
                records.patch(PROFILES, ada.id(), Patch.of(Map.of("tier", "", "city", "Turin")), ANY_VERSION, GRACE);

        assertThat(ada.attributes()).isEqualTo(Map.of("shoeSize", "38.5", "tier", "Gold"));
        assertThat(patched.attributes()).isEqualTo(Map.of("shoeSize", "38.5", "city", "Turin"));
        assertThat(refusal(() -> records.create(PROFILES, NewRecord.of(Map.of("tier", "Bronze")), GRACE))
                        .problems())
                .extracting(Problem::field)
                .containsExactly("tier");
        assertThat(attributes.list(ACCOUNTS)).noneMatch(attribute -> attribute.custom());
        assertThat(refusal(() -> attributes.define(
                                new NewAttribute(PROFILES, "shoesize", "Shoe", ValueType.TEXT, List.of()), GRACE))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(refusal(() -> attributes.define(
                                new NewAttribute(PROFILES, "Shoe size", "", ValueType.PICKLIST, List.of()), GRACE))
                        .problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("name", "label", "labels");
    }

    private static HubRecords records(Database database) {
        return new HubRecords(database, Ids.system(), Clock.systemUTC());
    }

    private static HubException refusal(ThrowingCallable work) {
        try {
            work.call();
        } catch (HubException refusal) {
            return refusal;
        } catch (Throwable other) {
            throw new AssertionError("not a refusal", other);
        }
        throw new AssertionError("nothing was refused");
    }
}
