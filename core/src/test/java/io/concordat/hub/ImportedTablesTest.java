package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.PROFILES;
import static io.concordat.hub.Imported.GRACE;
import static io.concordat.hub.Imported.byKey;
import static io.concordat.hub.Imported.importing;
import static io.concordat.hub.Imported.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.OnBothDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables as programs write them: what is a cell, a line and a text, and that what is written is read as it was. */
class ImportedTablesTest {

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
}
