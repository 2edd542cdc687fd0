package io.concordat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.demo.People.Range;
import io.concordat.hub.Imports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo is made of: as many records as it promises, and each of the troubles that such data has. */
class DemoContentTest {

    private final List<Map<String, String>> profiles = People.hub().rows();
    private final List<Map<String, String>> contacts = People.crm().rows();

    @TempDir
    private Path folder;

    @Test
    void isTheSameEveryTime() {
        assertThat(People.crm().csv()).isEqualTo(People.crm().csv());
        assertThat(People.hub().csv()).isEqualTo(People.hub().csv());
    }

    @Test
    void rowsOfOneFileHaveDifferentIds() {
        for (Sheet sheet : List.of(Companies.crm(), People.crm(), Prospects.crm())) {
            assertThat(column(sheet.rows(), "Id")).doesNotHaveDuplicates();
        }
        for (Sheet sheet : List.of(Companies.hub(), People.hub(), Prospects.hub())) {
            assertThat(column(sheet.rows(), "externalKey")).doesNotHaveDuplicates();
        }
    }

    @Test
    void eachCellStandsInAColumn() {
        for (Sheet sheet : List.of(Companies.crm(), People.crm(), Prospects.crm(), Companies.hub())) {
            sheet.rows().forEach(row -> assertThat(sheet.columns()).containsAll(row.keySet()));
        }
    }

    @Test
    void someContactsShareAnAddress() {
        List<String> emails = column(contacts, "Email").stream()
                .filter(email -> !email.isEmpty())
                .toList();

        assertThat(emails.size() - new HashSet<>(emails).size()).isEqualTo(People.TWO_CONTACTS.size());
    }

    @Test
    void someAddressesDifferInCapitalsOnly() {
        Set<String> exact = new HashSet<>(column(profiles, "email"));
        Set<String> lower =
                exact.stream().map(email -> email.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

        assertThat(exact.size() - lower.size()).isEqualTo(People.CASE_TWINS.size());
        assertThat(of(contacts, People.CASE_DIFFERS)).allSatisfy(contact -> {
            String email = contact.getOrDefault("Email", "");
            assertThat(exact).doesNotContain(email);
            assertThat(lower).contains(email.toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void oneLastNameIsLongerThanTheHubTakes() {
        assertThat(column(contacts, "LastName"))
                .filteredOn(name -> name.length() > 80)
                .hasSize(1)
                .allSatisfy(name -> assertThat(name).hasSize(81));
    }

    @Test
    void theHubHasLeadSourcesThatTheCrmDoesNotKnow() {
        String known = People.crmSchema().rows().get(0).getOrDefault("picklist", "");

        assertThat(of(profiles, People.UNKNOWN_SOURCE))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(known).doesNotContain(profile.getOrDefault("leadSource", "")));
    }

    @Test
    void blanksStandOnEitherSide() {
        for (String attribute : List.of("Phone", "Title")) {
            assertThat(filledOnOneSide(attribute, contacts)).isGreaterThan(100);
        }
        assertThat(column(of(profiles, new Range(0, People.SHARED)), "phone"))
                .filteredOn(String::isEmpty)
                .hasSizeGreaterThan(100);
    }

    @Test
    void filesHaveColumnsThatTheHubDoesNotKnow() {
        assertThat(People.crm().columns()).contains("Region", "Owner");
        assertThat(Companies.crm().columns()).contains("Region", "Owner");
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws Exception {
        DemoFolder demo = new DemoFolder(folder);
        demo.fill();
        Path leads = demo.path().resolve("leads.csv");
        Files.writeString(leads, "Id,Mine\n");
        Files.delete(demo.path().resolve("accounts.csv"));

        demo.fill();

        assertThat(leads).hasContent("Id,Mine\n");
        assertThat(demo.path().resolve("accounts.csv"))
                .hasBinaryContent(Companies.crm().csv());
        assertThat(demo.isUnfinished()).isTrue();
        demo.finish();
        assertThat(demo.isUnfinished()).isFalse();
    }

    @OnBothDatabases
    void loadsOnceHoweverOften(Database database) {
        DemoRecords records = new DemoRecords(new Imports(database, Ids.system(), Clock.systemUTC()));
        assertThat(new Untouched(database).isTrue()).isTrue();

        records.load();
        records.load();

        assertThat(count(database, "profile")).isEqualTo(People.IN_HUB);
        assertThat(count(database, "account")).isEqualTo(Companies.IN_HUB);
        assertThat(count(database, "lead")).isEqualTo(Prospects.IN_HUB);
        assertThat(new Untouched(database).isTrue()).isFalse();
    }

    private static long count(Database database, String table) {
        return database.call(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    private static long filledOnOneSide(String column, List<Map<String, String>> rows) {
        return column(rows, column).stream().filter(String::isEmpty).count();
    }

    private static List<Map<String, String>> of(List<Map<String, String>> rows, Range range) {
        return rows.subList(range.from(), range.to());
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream()
                .map(row -> Optional.ofNullable(row.get(name)).orElse(""))
                .toList();
    }
}
