package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import io.concordat.connector.salesforce.simulator.dml.LifeCycle.Conversion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private RawClient client = new RawClient(org);

    @BeforeEach
    void signIn() {
        org.clock().stopAt(NOON);
        client = RawClient.signedIn(org);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void a_deleted_record_is_found_by_query_all_and_comes_back() {
        String id = contact("Doe");
        org.admin().delete(id);
        assertThat(client.query("SELECT Id FROM Contact")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isZero();
        assertThat(client.get("/sobjects/Contact/" + id).code()).isEqualTo("ENTITY_IS_DELETED");
        Answer patched = client.call("PATCH", "/sobjects/Contact/" + id, "{\"Phone\":\"1\"}");
        assertThat(patched.status()).isEqualTo(404);
        assertThat(patched.code()).isEqualTo("ENTITY_IS_DELETED");
        assertThat(all("SELECT IsDeleted FROM Contact")
                        .at("/records/0/IsDeleted")
                        .asBoolean())
                .isTrue();

        org.admin().undelete(id);
        assertThat(client.get("/sobjects/Contact/" + id).status()).isEqualTo(200);
        org.admin().purge(id);
        assertThat(all("SELECT Id FROM Contact").path("totalSize").asInt()).isZero();
    }

    @Test
    void the_loser_of_a_merge_names_its_winner() {
        String winner = contact("One");
        String loser = contact("Two");
        org.admin().merge(winner, loser);
        JsonNode row = all("SELECT Id, MasterRecordId FROM Contact WHERE IsDeleted = true AND MasterRecordId != null");
        assertThat(row.at("/records/0/Id").asText()).isEqualTo(loser);
        assertThat(row.at("/records/0/MasterRecordId").asText()).isEqualTo(winner);
    }

    @Test
    void a_converted_lead_is_locked_and_names_its_contact() {
        String lead = org.admin().create("Lead", Map.of("LastName", "Doe", "Company", "Acme", "Email", "j@x.example"));
        Conversion made = org.admin().convert(lead);
        JsonNode row = client.query("SELECT IsConverted, ConvertedDate, ConvertedContactId FROM Lead")
                .json()
                .at("/records/0");
        assertThat(row.path("ConvertedContactId").asText()).isEqualTo(made.contactId());
        assertThat(row.path("ConvertedDate").asText()).isEqualTo("2026-03-01");
        assertThat(client.call("PATCH", "/sobjects/Lead/" + lead, "{\"Phone\":\"1\"}")
                        .code())
                .isEqualTo("CANNOT_UPDATE_CONVERTED_LEAD");
        assertThat(org.admin().text(made.contactId(), "Email")).isEqualTo("j@x.example");
        assertThat(org.admin().text(made.accountId(), "Name")).isEqualTo("Acme");
    }

    @Test
    void a_late_commit_appears_with_an_old_stamp_and_locks_its_record() {
        String id = contact("Doe");
        LateChange late = org.admin().beginUpdate(id, Map.of("Phone", "1"));
        org.clock().advance(Duration.ofMinutes(5));
        assertThat(client.call("PATCH", "/sobjects/Contact/" + id, "{\"Title\":\"T\"}")
                        .code())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(org.admin().text(id, "Phone")).isEmpty();
        assertThat(updated().path("latestDateCovered").asText()).isEqualTo("2026-03-01T12:00:00.000+0000");
        late.commit();
        assertThat(org.admin().text(id, "Phone")).isEqualTo("1");
        assertThat(org.admin().text(id, "SystemModstamp")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(updated().path("latestDateCovered").asText()).isEqualTo("2026-03-01T12:05:00.000+0000");
    }

    @Test
    void what_was_deleted_in_a_window_is_told() {
        String id = contact("Doe");
        org.clock().advance(Duration.ofMinutes(2));
        org.admin().delete(id);
        org.clock().advance(Duration.ofMinutes(2));
        Answer answer = client.get(
                "/sobjects/Contact/deleted/?start=2026-03-01T12:00:00%2B00:00&end=2026-03-01T12:04:00%2B00:00");
        assertThat(answer.json().at("/deletedRecords/0/id").asText()).isEqualTo(id);
        assertThat(client.get("/sobjects/Contact/deleted/?start=2026-01-01T12:00:00Z&end=2026-03-01T12:04:00Z")
                        .code())
                .isEqualTo("INVALID_REPLICATION_DATE");
    }

    @Test
    void a_change_by_the_system_moves_one_stamp_only() {
        String id = contact("Doe");
        org.clock().advance(Duration.ofMinutes(1));
        org.admin().touch(id);
        assertThat(org.admin().text(id, "SystemModstamp")).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(org.admin().text(id, "LastModifiedDate")).isEqualTo("2026-03-01T12:00:00Z");
    }

    private JsonNode updated() {
        return client.get("/sobjects/Contact/updated/?start=2026-03-01T11:00:00Z&end=2026-03-01T12:05:00Z")
                .json();
    }

    private JsonNode all(String query) {
        return client.get("/queryAll?q=" + RawClient.encoded(query)).json();
    }

    private String contact(String name) {
        return org.admin().create("Contact", Map.of("LastName", name));
    }
}
