package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import io.concordat.connector.salesforce.simulator.dml.DuplicateRule;
import io.concordat.connector.salesforce.simulator.dml.ValidationRule;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Delivery;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private RawClient client = new RawClient(org);

    @BeforeEach
    void signIn() {
        client = RawClient.signedIn(org);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void versions_that_are_gone_or_not_there_yet_are_refused() {
        assertThat(client.get("/services/data/v30.0/limits").status()).isEqualTo(410);
        assertThat(client.get("/services/data/v68.0/limits").status()).isEqualTo(404);
        JsonNode versions = new RawClient(org).get("/services/data").json();
        assertThat(versions).hasSize(37);
        assertThat(versions.at("/35/label").asText()).isEqualTo("Spring '26");
        assertThat(versions.at("/36/label").asText()).isEqualTo("Summer '26");
        assertThat(versions.at("/34/label").asText()).isEqualTo("Winter '26");
    }

    @Test
    void each_answer_says_what_is_used_and_the_last_call_is_the_last() {
        org.budget().max(3);
        assertThat(client.get("/limits").headers()).containsEntry("sforce-limit-info", "api-usage=1/3");
        client.get("/limits");
        client.get("/limits");
        Answer refused = client.get("/limits");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(refused.headers()).containsEntry("sforce-limit-info", "api-usage=3/3");
    }

    @Test
    void a_collection_has_its_limits() {
        String record = "{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"D\"}";
        String account = "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"D\"}";
        assertThat(client.call("POST", "/composite/sobjects", records(Collections.nCopies(201, record)))
                        .status())
                .isEqualTo(400);
        assertThat(client.call("POST", "/composite/sobjects", records(Collections.nCopies(200, record)))
                        .status())
                .isEqualTo(200);
        assertThat(client.call("POST", "/composite/sobjects", records(Collections.nCopies(6, record + "," + account)))
                        .status())
                .isEqualTo(400);
        assertThat(client.call("POST", "/composite/sobjects", records(List.of("{\"LastName\":\"D\"}")))
                        .status())
                .isEqualTo(400);
        assertThat(client.call("POST", "/composite/sobjects", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void one_external_id_stands_for_one_record() {
        org.setup().addField("Contact", "HubId__c string(40) CUNFXQ");
        String id = org.admin().create("Contact", Map.of("LastName", "Doe", "HubId__c", "ab"));
        Answer answer = client.call("POST", "/sobjects/Contact", "{\"LastName\":\"Roe\",\"HubId__c\":\"AB\"}");
        assertThat(answer.code()).isEqualTo("DUPLICATE_VALUE");
        assertThat(answer.text()).contains("record with id: " + id.substring(0, 15) + "\"");
        assertThat(client.call("PATCH", "/sobjects/Contact/HubId__c/AB", "{\"Phone\":\"1\"}")
                        .status())
                .as("found in any case")
                .isEqualTo(200);
        String twice = "{\"attributes\":{\"type\":\"Contact\"},\"HubId__c\":\"x\",\"LastName\":\"X\"}";
        Answer same = client.call("PATCH", "/composite/sobjects/Contact/HubId__c", records(List.of(twice, twice)));
        assertThat(same.json().at("/0/errors/0/message").asText()).isEqualTo("Duplicate external id specified: x");
    }

    @Test
    void rules_of_the_administrator_are_kept() {
        org.rules()
                .validations()
                .add(new ValidationRule(
                        "Contact", row -> row.text("Phone").startsWith("x"), "Phone must be a number", "Phone"));
        assertThat(create("{\"LastName\":\"Doe\",\"Phone\":\"x1\"}").text())
                .contains("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Phone must be a number");
        org.setup().picklist("Contact", "LeadSource", true, List.of("Web"));
        assertThat(create("{\"LastName\":\"Doe\",\"LeadSource\":\"Fax\"}").code())
                .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        org.setup().required("Contact", "Title", true);
        assertThat(create("{\"LastName\":\"Doe\"}").text()).contains("Required fields are missing: [Title]");
    }

    @Test
    void a_duplicate_rule_stops_who_does_not_know_and_lets_pass_who_does() {
        org.rules()
                .duplicates()
                .add(new DuplicateRule(
                        "Contact",
                        "Standard_Contact_Duplicate_Rule",
                        List.of("Email"),
                        "Use one of these records?",
                        false,
                        false));
        String body = "{\"LastName\":\"Doe\",\"Email\":\"a@b.example\"}";
        String id = create(body).json().path("id").asText();
        Answer refused = create(body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("DUPLICATES_DETECTED");
        assertThat(refused.json()
                        .at("/0/duplicateResut/matchResults/0/matchRecords/0/record/Id")
                        .asText())
                .isEqualTo(id);
        assertThat(refused.json().at("/0/duplicateResut/allowSave").asBoolean()).isTrue();
        assertThat(client.call("POST", "/sobjects/Contact", body, "Sforce-Duplicate-Rule-Header", "allowSave=true")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void assignment_rules_run_unless_the_caller_says_no() {
        String other = org.setup().addUser("other@concordat.example", "Other", java.util.Set.of());
        org.settings().assignmentRules().put("Lead", other);
        String lead = "{\"LastName\":\"Doe\",\"Company\":\"C\"}";
        String assigned =
                client.call("POST", "/sobjects/Lead", lead).json().path("id").asText();
        assertThat(org.admin().text(assigned, "OwnerId")).isEqualTo(other);
        String own = client.call("POST", "/sobjects/Lead", lead, "Sforce-Auto-Assign", "FALSE")
                .json()
                .path("id")
                .asText();
        assertThat(org.admin().text(own, "OwnerId")).isNotEqualTo(other);
    }

    @Test
    void a_change_that_assumes_an_old_state_is_refused() {
        org.clock().stopAt(Instant.parse("2026-03-01T12:00:00Z"));
        String id = org.admin().create("Contact", Map.of("LastName", "Doe"));
        org.clock().advance(Duration.ofSeconds(5));
        String path = "/sobjects/Contact/" + id;
        String noon = "Sun, 01 Mar 2026 12:00:00 GMT";
        assertThat(client.call("PATCH", path, "{\"Phone\":\"1\"}", "If-Unmodified-Since", noon)
                        .status())
                .isEqualTo(204);
        assertThat(client.call("PATCH", path, "{\"Phone\":\"2\"}", "If-Unmodified-Since", noon)
                        .status())
                .isEqualTo(412);
        assertThat(org.admin().text(id, "Phone")).isEqualTo("1");
        String account = org.admin().create("Account", Map.of("Name", "A"));
        String tag = client.get("/sobjects/Account/" + account).headers().getOrDefault("etag", "");
        org.clock().advance(Duration.ofSeconds(5));
        org.admin().update(account, Map.of("Phone", "1"));
        assertThat(client.call("PATCH", "/sobjects/Account/" + account, "{\"Phone\":\"2\"}", "If-Match", tag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void ids_have_two_lengths_and_a_checksum() {
        String id = org.admin().create("Contact", Map.of("LastName", "Doe"));
        assertThat(client.get("/sobjects/Contact/" + id.substring(0, 15)).status())
                .isEqualTo(200);
        String wrong = id.substring(0, 17) + (id.endsWith("A") ? "B" : "A");
        assertThat(client.get("/sobjects/Contact/" + wrong).status()).isEqualTo(404);
        String account = org.admin().create("Account", Map.of("Name", "A"));
        assertThat(client.call("PATCH", "/sobjects/Contact/" + account, "{\"Phone\":\"1\"}")
                        .code())
                .isEqualTo("MALFORMED_ID");
        assertThat(create("{\"LastName\":\"Doe\",\"AccountId\":\"" + id + "\"}").code())
                .isEqualTo("MALFORMED_ID");
    }

    @Test
    void faults_strike_the_calls_they_are_meant_for() {
        org.faults().on(CallKind.ROW_WRITE).dropAfter();
        assertThatThrownBy(() -> create("{\"LastName\":\"Doe\"}")).isInstanceOf(UncheckedIOException.class);
        assertThat(org.admin().all("Contact")).as("done, and the answer lost").hasSize(1);
        org.faults().on(CallKind.ROW_WRITE).dropBefore();
        assertThatThrownBy(() -> create("{\"LastName\":\"Doe\"}")).isInstanceOf(UncheckedIOException.class);
        assertThat(org.admin().all("Contact")).hasSize(1);
        Supplier<Integer> later = org.faults().on(CallKind.ROW_WRITE).executeLater();
        assertThatThrownBy(() -> create("{\"LastName\":\"Roe\"}")).isInstanceOf(UncheckedIOException.class);
        assertThat(org.admin().all("Contact")).hasSize(1);
        assertThat(later.get()).isEqualTo(1);
        assertThat(org.admin().all("Contact")).hasSize(2);

        org.faults().on(CallKind.QUERY).deliver(Delivery.truncated(10));
        assertThatThrownBy(() -> client.query("SELECT Id FROM Contact")).isInstanceOf(UncheckedIOException.class);
        org.faults().on(CallKind.QUERY).after(1).unavailable();
        assertThat(client.query("SELECT Id FROM Contact").status()).isEqualTo(200);
        assertThat(client.query("SELECT Id FROM Contact").status()).isEqualTo(503);
        org.faults().on(CallKind.QUERY).refuse(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred");
        assertThat(client.query("SELECT Id FROM Contact").code()).isEqualTo("UNKNOWN_EXCEPTION");
    }

    @Test
    void single_rows_fail_when_a_test_says_so() {
        org.rules()
                .faults()
                .add((draft, id) -> draft.values().containsValue("Doe")
                        ? Optional.of(
                                RowError.of("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"))
                        : Optional.empty());
        assertThat(create("{\"LastName\":\"Doe\"}").code()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(create("{\"LastName\":\"Roe\"}").status()).isEqualTo(201);
    }

    private static String records(List<String> records) {
        return "{\"records\":[" + String.join(",", records) + "]}";
    }

    private Answer create(String body) {
        return client.call("POST", "/sobjects/Contact", body);
    }
}
