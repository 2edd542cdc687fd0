package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.LEADS;
import static io.concordat.canonical.HubObject.PROFILES;
import static io.concordat.hub.Imported.GRACE;
import static io.concordat.hub.Imported.byKey;
import static io.concordat.hub.Imported.importing;
import static io.concordat.hub.Imported.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files come in by the line: whole or not at all, each rejected one with its reason, a blank changing nothing. */
class ImportsTest {

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
    void leadsBelongToProfiles(Database database) {
        importing(database, PROFILES, "externalKey\nP-1\n");

        importing(database, LEADS, "externalKey,lastName,profileExternalKey\nL-1,Lovelace,P-1\n");

        assertThat(byKey(database, LEADS, "L-1").parentId())
                .contains(byKey(database, PROFILES, "P-1").id());
    }
}
