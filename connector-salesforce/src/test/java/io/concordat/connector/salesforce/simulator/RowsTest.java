package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsTest {

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
    void a_record_is_created_read_changed_and_found_by_a_query() {
        Answer created = client.call("POST", "/sobjects/Account", "{\"Name\":\" Acme \",\"AnnualRevenue\":12.5}");
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asText();
        assertThat(id).hasSize(18).startsWith("001");

        assertThat(client.call("PATCH", "/sobjects/Account/" + id, "{\"Phone\":\"030\"}")
                        .status())
                .isEqualTo(204);
        JsonNode read = client.get("/sobjects/Account/" + id).json();
        assertThat(read.path("Name").asText()).isEqualTo("Acme");
        assertThat(read.path("Phone").asText()).isEqualTo("030");
        assertThat(read.path("SystemModstamp").asText()).endsWith(".000+0000");

        JsonNode found = client.query("SELECT Id, name, Owner.Name FROM Account WHERE Name = 'ACME'")
                .json();
        assertThat(found.path("totalSize").asInt()).isEqualTo(1);
        assertThat(found.at("/records/0/Name").asText()).isEqualTo("Acme");
        assertThat(found.at("/records/0/Owner/Name").asText()).isEqualTo("Integration");
    }

    @Test
    void what_the_real_one_refuses_is_refused() {
        assertThat(create("Contact", "{\"FirstName\":\"Jo\"}").code()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(create("Contact", "{\"LastName\":\"Doe\",\"Email\":\"bad\"}").code())
                .isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(create("Contact", "{\"LastName\":\"" + "x".repeat(81) + "\"}")
                        .code())
                .isEqualTo("STRING_TOO_LONG");
        assertThat(create("Contact", "{\"LastName\":\"Doe\",\"Nonsense\":1}").code())
                .isEqualTo("INVALID_FIELD");
        assertThat(create("Contact", "{\"LastName\":\"Doe\",\"Name\":\"Jo\"}").code())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(create("Account", "{\"Name\":\"A\",\"NumberOfEmployees\":\"5\"}")
                        .code())
                .isEqualTo("JSON_PARSER_ERROR");
        assertThat(create("Account", "{\"Name\":\"A\",").code()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(create("Opportunity", "{\"Name\":\"A\"}").status()).isEqualTo(404);
    }

    @Test
    void an_upsert_creates_then_changes_then_finds_too_many() {
        org.setup().addField("Account", "Ext__c string(40) CUNFX");
        String path = "/sobjects/Account/Ext__c/" + RawClient.encoded("a/1");
        Answer created = client.call("PATCH", path, "{\"Name\":\"One\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("created").asBoolean()).isTrue();
        Answer changed = client.call("PATCH", path, "{\"Name\":\"Two\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("created").asBoolean(true)).isFalse();

        org.admin().create("Account", Map.of("Name", "Three", "Ext__c", "a/1"));
        Answer several = client.call("PATCH", path, "{\"Name\":\"Four\"}");
        assertThat(several.status()).isEqualTo(300);
        assertThat(several.json()).hasSize(2);
    }

    @Test
    void a_collection_has_one_result_per_record() {
        String body = """
                {"allOrNone":false,"records":[
                {"attributes":{"type":"Contact"},"LastName":"Doe"},
                {"attributes":{"type":"Contact"},"LastName":"Roe","Email":"bad"}]}""";
        Answer answer = client.call("POST", "/composite/sobjects", body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/0/success").asBoolean()).isTrue();
        assertThat(answer.json().at("/1/errors/0/statusCode").asText()).isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(org.admin().all("Contact")).hasSize(1);

        Answer whole = client.call("POST", "/composite/sobjects", body.replace("false", "true"));
        assertThat(whole.json().at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(org.admin().all("Contact")).hasSize(1);
        assertThat(org.calls().count(CallKind.COLLECTION_WRITE)).isEqualTo(2);
    }

    @Test
    void many_records_are_fetched_by_id_and_those_that_are_gone_are_null() {
        String one = org.admin().create("Contact", Map.of("LastName", "One", "Email", "a@b.example"));
        String gone = org.admin().create("Contact", Map.of("LastName", "Gone"));
        org.admin().delete(gone);
        String ids = "[\"" + one + "\",\"" + gone + "\"]";
        Answer answer = client.call(
                "POST", "/composite/sobjects/Contact", "{\"ids\":" + ids + ",\"fields\":[\"Id\",\"Email\"]}");
        assertThat(answer.json().at("/0/Email").asText()).isEqualTo("a@b.example");
        assertThat(answer.json().get(1).isNull()).isTrue();
        Answer byQuery = client.get("/composite/sobjects/Contact?ids=" + one + "," + gone + "&fields=LastName");
        assertThat(byQuery.json().at("/0/LastName").asText()).isEqualTo("One");
        assertThat(client.call("POST", "/composite/sobjects/Contact", "{\"ids\":" + ids + ",\"fields\":[\"Nonsense\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void records_are_changed_and_deleted_together() {
        String one = org.admin().create("Lead", Map.of("LastName", "One", "Company", "C"));
        String two = org.admin().create("Lead", Map.of("LastName", "Two", "Company", "C"));
        Answer changed = client.call("PATCH", "/composite/sobjects", """
                {"records":[{"attributes":{"type":"Lead"},"id":"%s","Phone":"1","Email":null},
                {"attributes":{"type":"Lead"},"id":"%s","Status":null}]}""".formatted(one, two));
        assertThat(changed.json().at("/0/success").asBoolean()).isTrue();
        assertThat(changed.json().at("/1/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        org.setup().objectRight("Lead", io.concordat.connector.salesforce.simulator.access.ObjectRight.DELETE, true);
        Answer deleted = client.call("DELETE", "/composite/sobjects?ids=" + one + "," + two + "&allOrNone=false", "");
        assertThat(deleted.json()).hasSize(2);
        assertThat(org.admin().all("Lead")).isEmpty();
    }

    private Answer create(String object, String body) {
        return client.call("POST", "/sobjects/" + object, body);
    }
}
