package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.LEADS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Files come in by the line: whole or not at all, each rejected one with its reason, a blank changing nothing. */
class ImportsTest {

    private static final Author GRACE = new Author("grace", Source.IMPORT);

    @OnBothDatabases
    void linesCreateChangeOrLeaveRecords(Database database) {
        importing(database, PROFILES, "externalKey,firstName,city\nP-1,Ada,Turin\nP-2,Grace,Rome\nP-3,Alan,\n");

        ImportReport report = importing(
                database,
                PROFILES,
                "externalKey;firstName;city\r\nP-1;Ada;\r\nP-2;Grace;\"Via \"\"X\"\"\r\n2\"\r\nP-4;New;Bonn\r\n");

        assertThat(report).isEqualTo(new ImportReport(1, 1, 1, 0, List.of()));
        assertThat(byKey(database, PROFILES, "P-1").value("city")).isEqualTo("Turin");
        assertThat(byKey(database, PROFILES, "P-1").version()).isEqualTo(1);
        assertThat(byKey(database, PROFILES, "P-2").value("city")).isEqualTo("Via \"X\"\n2");
        assertThat(byKey(database, PROFILES, "P-2").version()).isEqualTo(2);
        HistoryEntry edit = records(database)
                .history(PROFILES, byKey(database, PROFILES, "P-2").id())
                .get(0);
        assertThat(edit.author()).isEqualTo(GRACE);
        assertThat(edit.changes()).isEqualTo(Map.of("city", new ValueChange("Rome", "Via \"X\"\n2")));
    }

    @OnBothDatabases
    void everyRejectedLineIsReportedWithLineFieldAndReasonAndTheOthersComeIn(Database database) {
        String file = "externalKey,lastName,birthdate,emailOptOut\n"
                + "P-1,Lovelace,1815-12-10,true\n"
                + "\n"
                + ",Nobody,,\n"
                + "P-2," + "x".repeat(81) + ",soon,maybe\n"
                + "P-3,\"two\nlines\",,\n"
                + "P-1,Again,,\n"
                + "P-4,short\n"
                + "P-5,last,,false\n";

        ImportReport report = importing(database, PROFILES, file);

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.rejectedLines()).isEqualTo(4);
        assertThat(report.rejected())
                .extracting(rejection -> rejection.line() + " " + rejection.field())
                .containsExactlyInAnyOrder(
                        "4 externalKey", "5 lastName", "5 birthdate", "5 emailOptOut", "8 externalKey", "9 ");
        assertThat(report.rejected())
                .filteredOn(rejection -> rejection.line() == 8)
                .extracting(Rejection::message)
                .containsExactly("stands on line 2 already");
        assertThat(records(database).count(PROFILES)).isEqualTo(3);
    }

    /** A reader that lost count at it would take two lines for one, with the values of the one in the other. */
    @OnBothDatabases
    void aCarriageReturnInTheLastCellEndsNoLine(Database database) {
        ImportReport report =
                importing(database, PROFILES, "externalKey,city\nP-1,\"Turin\rNord\"\nP-2,Rome\nP-3,Bonn\n");

        assertThat(report.created()).isEqualTo(3);
        assertThat(byKey(database, PROFILES, "P-2").value("city")).isEqualTo("Rome");
    }

    @OnBothDatabases
    void aQuoteThatIsNotClosedIsNoCell(Database database) {
        ImportReport report = importing(database, PROFILES, "externalKey,city\nP-1,Turin\nP-2,\"Rome\nP-3,Bonn\n");

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rejected())
                .extracting(Rejection::message)
                .singleElement()
                .asString()
                .contains("quote");
    }

    @OnBothDatabases
    void columnsThatAreNotKnownAreNamedBeforeAnythingIsWritten(Database database) {
        assertThatThrownBy(() -> importing(database, PROFILES, "externalKey,shoeSize,profileExternalKey\nP-1,38,x\n"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(HubException.Problem::field)
                                .containsExactly("shoeSize", "profileExternalKey"));
        assertThatThrownBy(() -> importing(database, PROFILES, "lastName\nLovelace\n"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("externalKey");
        assertThatThrownBy(() -> importing(database, PROFILES, "")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> importing(database, PROFILES, "externalKey,city,city\n"))
                .hasMessageContaining("city stands twice");
        assertThat(records(database).count(PROFILES)).isZero();
    }

    @OnBothDatabases
    void jsonLinesSayTheSameAsCells(Database database) {
        new Attributes(database, Clock.systemUTC())
                .define(new NewAttribute(PROFILES, "shoeSize", "Shoe size", ValueType.NUMBER, List.of()), GRACE);
        importing(database, ACCOUNTS, "externalKey,name\nA-1,Acme\n");
        String file = """
                {"externalKey":"P-1","firstName":"Ada","known":false,"identities":{"crmID":"003A"},"city":null}
                {"externalKey":"P-2","attributes":{"shoeSize":38.50,"emailOptOut":true},"accountExternalKey":"A-1"}

                {"externalKey":"P-3","shoe":1}
                {"externalKey":"P-4","city":["Turin"]}
                {"externalKey":"P-5",
                {"externalKey":"P-6","city":"Rome","city":"Bonn"}
                {"externalKey":"P-7","city":"\\ud800"}
                {"externalKey":"P-8","city":"\\u0000"}
                """;

        ImportReport report = importing(database, PROFILES, ImportFormat.NDJSON, file.getBytes(StandardCharsets.UTF_8));

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected())
                .extracting(rejection -> rejection.line() + " " + rejection.field())
                .containsExactly("4 shoe", "5 city", "6 ", "7 ", "8 city", "9 city");
        HubRecord ada = byKey(database, PROFILES, "P-1");
        assertThat(ada.known()).isFalse();
        assertThat(ada.identities()).isEqualTo(Map.of("crmID", "003A"));
        HubRecord second = byKey(database, PROFILES, "P-2");
        assertThat(second.attributes()).isEqualTo(Map.of("shoeSize", "38.5", "emailOptOut", "true"));
        assertThat(second.parentId()).contains(byKey(database, ACCOUNTS, "A-1").id());
    }

    @OnBothDatabases
    void aLineThatIsPartlyWrongIsNotWrittenAtAll(Database database) {
        importing(database, PROFILES, "externalKey,identities.crmID,city\nP-1,003A,Turin\n");

        ImportReport report = importing(database, PROFILES, """
                externalKey,identities.crmID,city,accountExternalKey
                P-1,003B,Rome,A-9
                P-2,003A,Rome,
                P-3,003C,Rome,
                P-4,003C,Rome,
                P-1,,Bonn,
                """);

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rejected())
                .extracting(rejection -> rejection.line() + " " + rejection.field())
                .containsExactly("2 accountExternalKey", "3 identities.crmID", "5 identities.crmID", "6 externalKey");
        HubRecord first = byKey(database, PROFILES, "P-1");
        assertThat(first.value("city")).isEqualTo("Turin");
        assertThat(first.identities()).isEqualTo(Map.of("crmID", "003A"));
        assertThat(byKey(database, PROFILES, "P-3").identities()).isEqualTo(Map.of("crmID", "003C"));
    }

    @OnBothDatabases
    void bytesThatAreNoUtf8AreRefusedWithTheirLineAndAByteOrderMarkIsLeftOut(Database database) {
        byte[] start = "\uFEFFexternalKey,city\nP-1,Z\u00fcrich\nP-2,Z".getBytes(StandardCharsets.UTF_8);
        byte[] end = "rich\nP-3,Bonn\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(start);
        file.write(0xFC);
        file.writeBytes(end);

        ImportReport report = importing(database, PROFILES, ImportFormat.CSV, file.toByteArray());

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected())
                .extracting(rejection -> rejection.line() + " " + rejection.field())
                .containsExactly("3 city");
        assertThat(byKey(database, PROFILES, "P-1").value("city")).isEqualTo("Z\u00fcrich");
    }

    @OnBothDatabases
    void anErasedPersonDoesNotComeBackByAFile(Database database) {
        importing(
                database,
                PROFILES,
                "externalKey,email,identities.crmID\nP-1,ada@example.org,003A\nP-2,grace@example.org,003B\n");
        records(database).erase(PROFILES, byKey(database, PROFILES, "P-1").id(), Optional.empty());

        ImportReport report = importing(database, PROFILES, """
                externalKey,email,identities.crmID
                P-1,,
                P-7,ADA@example.org,
                P-8,,003A
                P-9,,P-1
                P-2,grace@example.org,003B
                """);

        assertThat(report.rejected()).extracting(Rejection::line).containsExactly(2L, 3L, 4L);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
    }

    @OnBothDatabases
    void aDeletedRecordIsCreatedAnewByItsKey(Database database) {
        importing(database, PROFILES, "externalKey,email\nP-1,ada@example.org\n");
        UUID first = byKey(database, PROFILES, "P-1").id();
        records(database).delete(PROFILES, first, Optional.empty(), GRACE);

        ImportReport report = importing(database, PROFILES, "externalKey,email\nP-1,ada@example.org\n");

        assertThat(report.created()).isEqualTo(1);
        assertThat(byKey(database, PROFILES, "P-1").id()).isNotEqualTo(first);
    }

    @OnBothDatabases
    void whatIsExportedComesBackAsItWas(Database database) throws IOException {
        new Attributes(database, Clock.systemUTC())
                .define(new NewAttribute(PROFILES, "note", "Note", ValueType.TEXT, List.of()), GRACE);
        HubRecords records = records(database);
        HubRecord acme =
                records.create(ACCOUNTS, NewRecord.of(Map.of("name", "Acme")).withExternalKey("A-1"), GRACE);
        List<String> hostile = List.of(
                "=1+1",
                "+1 555",
                "-7",
                "@x",
                "'quoted",
                "''",
                "'=",
                "a,b;c\t\"d\"",
                "two\nlines",
                "\uD83D\uDE00",
                "x'");
        for (int i = 0; i < hostile.size(); i++) {
            records.create(
                    PROFILES,
                    NewRecord.of(Map.of("lastName", hostile.get(i), "note", hostile.get(i)))
                            .withExternalKey("P" + i)
                            .withKnown(i % 2 == 0)
                            .withParent(acme.id())
                            .withIdentities(Map.of("crmID", "id" + i)),
                    GRACE);
        }
        ByteArrayOutputStream machine = new ByteArrayOutputStream();
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        new Exports(database).csv(PROFILES, machine);
        new Exports(database).spreadsheet(PROFILES, sheet);

        assertThat(importing(database, PROFILES, ImportFormat.CSV, machine.toByteArray()))
                .isEqualTo(new ImportReport(0, 0, hostile.size(), 0, List.of()));
        assertThat(importing(database, PROFILES, ImportFormat.SPREADSHEET, sheet.toByteArray()))
                .isEqualTo(new ImportReport(0, 0, hostile.size(), 0, List.of()));
        for (int i = 0; i < hostile.size(); i++) {
            records.delete(PROFILES, byKey(database, PROFILES, "P" + i).id(), Optional.empty(), GRACE);
        }
        importing(database, PROFILES, ImportFormat.SPREADSHEET, sheet.toByteArray());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new Exports(database).csv(PROFILES, again);
        assertThat(again.toString(StandardCharsets.UTF_8).lines().sorted().toList())
                .isEqualTo(machine.toString(StandardCharsets.UTF_8)
                        .lines()
                        .sorted()
                        .toList());
    }

    @OnBothDatabases
    void leadsBelongToProfiles(Database database) {
        importing(database, PROFILES, "externalKey\nP-1\n");

        importing(database, LEADS, "externalKey,lastName,profileExternalKey\nL-1,Lovelace,P-1\n");

        assertThat(byKey(database, LEADS, "L-1").parentId())
                .contains(byKey(database, PROFILES, "P-1").id());
    }

    private static ImportReport importing(Database database, HubObject object, String file) {
        return importing(database, object, ImportFormat.CSV, file.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportReport importing(Database database, HubObject object, ImportFormat format, byte[] file) {
        return new Imports(database, Ids.system(), Clock.systemUTC())
                .run(object, format, new ByteArrayInputStream(file), GRACE, lines -> {});
    }

    private static HubRecords records(Database database) {
        return new HubRecords(database, Ids.system(), Clock.systemUTC());
    }

    private static HubRecord byKey(Database database, HubObject object, String key) {
        HubBulk bulk = new HubBulk(database, Ids.system(), Clock.systemUTC());
        return database.call(handle -> {
            UUID id = bulk.byExternalKey(handle, object, Set.of(key)).get(0).hubId();
            return bulk.byIds(handle, object, Set.of(id)).values().iterator().next();
        });
    }
}
