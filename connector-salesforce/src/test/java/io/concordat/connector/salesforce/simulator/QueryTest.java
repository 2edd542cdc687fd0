package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.700Z");

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private RawClient client = new RawClient(org);

    @BeforeEach
    void fill() {
        org.clock().stopAt(NOON);
        org.setup().addField("Contact", "HubId__c string(40) CUNFXQS");
        String acme = org.admin().create("Account", Map.of("Name", "Acme"));
        org.admin()
                .create(
                        "Contact",
                        Map.of("LastName", "Doe", "Email", "Jo@x.example", "AccountId", acme, "HubId__c", "a"));
        org.clock().advance(Duration.ofSeconds(10));
        org.admin().create("Contact", Map.of("LastName", "O'Roe_1", "HubId__c", "A", "Birthdate", "1990-01-02"));
        org.admin().create("Contact", Map.of("LastName", "Zoe", "HasOptedOutOfEmail", "true"));
        client = RawClient.signedIn(org);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void conditions_mean_what_they_mean_in_the_real_one() {
        assertThat(found("LastName = 'doe'")).containsExactly("Doe");
        assertThat(found("HubId__c = 'A'")).as("a unique, case-sensitive field").containsExactly("O'Roe_1");
        assertThat(found("LastName LIKE 'O\\'Roe\\_%'")).containsExactly("O'Roe_1");
        assertThat(found("Email = null")).containsExactly("O'Roe_1", "Zoe");
        assertThat(found("NOT Email = null")).containsExactly("Doe");
        assertThat(found("LastName IN ('DOE','zoe') AND (Email != '' OR HasOptedOutOfEmail = true)"))
                .containsExactly("Doe", "Zoe");
        assertThat(found("Account.Name = 'acme'")).containsExactly("Doe");
        assertThat(found("Birthdate > 1989-12-31")).containsExactly("O'Roe_1");
        assertThat(found("SystemModstamp >= 2026-03-01T12:00:01Z")).containsExactly("O'Roe_1", "Zoe");
        assertThat(found("SystemModstamp < 2026-03-01T13:00:01.000+01:00")).containsExactly("Doe");
        assertThat(found("CreatedDate = TODAY")).hasSize(3);
        assertThat(found("AccountId IN (SELECT Id FROM Account WHERE Name = 'Acme')"))
                .containsExactly("Doe");
    }

    @Test
    void stamps_have_whole_seconds_and_an_offset_without_a_colon() {
        JsonNode row = records("SELECT SystemModstamp FROM Contact WHERE LastName = 'Doe'")
                .get(0);
        assertThat(row.path("SystemModstamp").asText()).isEqualTo("2026-03-01T12:00:00.000+0000");
    }

    @Test
    void parents_children_and_blanks_come_back_as_in_the_real_one() {
        JsonNode rows = records("SELECT Id, Email, Account.Name, MailingAddress FROM Contact ORDER BY LastName DESC");
        assertThat(rows.at("/0/Account").isNull()).isTrue();
        assertThat(rows.at("/0/Email").isNull()).isTrue();
        assertThat(rows.at("/2/Account/attributes/type").asText()).isEqualTo("Account");
        JsonNode accounts = records("SELECT Name, (SELECT LastName FROM Contacts) FROM Account");
        assertThat(accounts.at("/0/Contacts/records/0/LastName").asText()).isEqualTo("Doe");
    }

    @Test
    void aggregates_count_and_group() {
        assertThat(client.query("SELECT COUNT() FROM Contact")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(3);
        JsonNode rows = records("SELECT AccountId, COUNT(Id) n, MAX(LastName) FROM Contact GROUP BY AccountId");
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/1/n").asInt()).isEqualTo(2);
        assertThat(rows.at("/1/expr0").asText()).isEqualTo("Zoe");
    }

    @Test
    void what_is_wrong_is_refused() {
        assertThat(code("SELECT Nonsense FROM Contact")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Nonsense")).isEqualTo("INVALID_TYPE");
        assertThat(code("SELECT * FROM Contact")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Contact WHERE LastName = 'a' OR Email = 'b' AND Phone = 'c'"))
                .isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Contact WHERE LastName = 'a\\x'")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Contact WHERE LastName = 'open")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Contact WHERE LastName = 5")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Contact WHERE Birthdate = '1990-01-02'"))
                .isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Contact WHERE Description = 'x'")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Contact ORDER BY Description")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Contact WHERE Id = '003'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(code("SELECT Id FROM Contact OFFSET 2001")).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
        assertThat(code("SELECT FIELDS(ALL) FROM Contact")).isEqualTo("MALFORMED_QUERY");
        org.setup().hideField("Contact", "Email");
        assertThat(code("SELECT Email FROM Contact")).isEqualTo("INVALID_FIELD");
    }

    @Test
    void long_results_come_in_pages_that_belong_to_their_user() {
        for (int number = 0; number < 450; number++) {
            org.admin().create("Lead", Map.of("LastName", "L" + number, "Company", "C"));
        }
        Answer first = client.call(
                "GET",
                "/query/?q=" + RawClient.encoded("SELECT Id FROM Lead"),
                "",
                "Sforce-Query-Options",
                "batchSize=200");
        assertThat(first.json().path("records")).hasSize(200);
        assertThat(first.json().path("totalSize").asInt()).isEqualTo(450);
        String next = first.json().path("nextRecordsUrl").asText();
        Answer second = client.get(next);
        assertThat(second.json().path("records")).hasSize(200);
        Answer third = client.get(second.json().path("nextRecordsUrl").asText());
        assertThat(third.json().path("records")).hasSize(50);
        assertThat(third.json().path("done").asBoolean()).isTrue();

        assertThat(RawClient.signedInAs(org, SalesforceSimulator.ADMIN)
                        .get(next)
                        .code())
                .isEqualTo("INVALID_QUERY_LOCATOR");
        org.cursors().expireAll();
        assertThat(client.get(next).code()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void too_long_addresses_are_refused() {
        String filter = "x".repeat(3_900);
        String query = "SELECT Id FROM Contact WHERE LastName IN ('" + filter + "','" + filter + "','" + filter + "','"
                + filter + "','" + filter + "')";
        assertThat(client.query(query).status()).isEqualTo(414);
    }

    private List<String> found(String where) {
        List<String> names = new ArrayList<>();
        records("SELECT LastName FROM Contact WHERE " + where + " ORDER BY LastName")
                .forEach(row -> names.add(row.path("LastName").asText()));
        return names;
    }

    private JsonNode records(String query) {
        Answer answer = client.query(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("records");
    }

    private String code(String query) {
        Answer answer = client.query(query);
        assertThat(answer.status()).isEqualTo(400);
        return answer.code();
    }
}
