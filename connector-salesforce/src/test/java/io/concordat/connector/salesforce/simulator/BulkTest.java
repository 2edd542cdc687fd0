package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private RawClient client = new RawClient(org);

    @BeforeEach
    void signIn() {
        org.setup().addField("Contact", "HubId__c string(40) CUNFXQS");
        org.setup().addField("Account", "HubId__c string(40) CUNFXQS");
        client = RawClient.signedIn(org);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void an_upload_is_worked_off_and_each_row_has_a_result_in_some_other_order() {
        org.admin().create("Account", Map.of("Name", "Acme", "HubId__c", "acme"));
        String id =
                org.admin().create("Contact", Map.of("LastName", "Old", "HubId__c", "p-1", "Phone", "1", "Title", "T"));
        String csv = """
                HubId__c,LastName,Phone,Title,Account.HubId__c,Email
                p-1,"New ""Name""
                in two lines",#N/A,,acme,
                p-2,Two,2,,nobody,
                p-3,Three,,,,bad
                p-4,Four,,,,
                p-4,Four again,,,,
                """;
        String job = create("upsert", "HubId__c");
        assertThat(client.call("PUT", job + "/batches", csv, "Content-Type", "text/csv")
                        .status())
                .isEqualTo(201);
        assertThat(client.call("PUT", job + "/batches", csv, "Content-Type", "text/csv")
                        .code())
                .isEqualTo("INVALIDJOBSTATE");
        assertThat(client.get(job + "/successfulResults").code()).isEqualTo("INVALIDJOBSTATE");
        JsonNode done = close(job);
        assertThat(done.path("state").asText()).isEqualTo("JobComplete");
        assertThat(done.path("numberRecordsProcessed").asInt()).isEqualTo(5);
        assertThat(done.path("numberRecordsFailed").asInt()).isEqualTo(3);

        assertThat(org.admin().text(id, "LastName")).isEqualTo("New \"Name\"\nin two lines");
        assertThat(org.admin().text(id, "Phone")).isEmpty();
        assertThat(org.admin().text(id, "Title")).isEqualTo("T");
        String good = client.get(job + "/successfulResults/").text();
        assertThat(good).startsWith("\"sf__Id\",\"sf__Created\",\"HubId__c\"").contains("\"" + id + "\",\"false\"");
        assertThat(client.get(job + "/failedResults").text())
                .contains("INVALID_FIELD:Foreign key external ID: nobody not found")
                .contains("INVALID_EMAIL_ADDRESS:Email: invalid email address: bad:Email --")
                .contains("DUPLICATE_VALUE:Duplicate external id specified: p-4");
    }

    @Test
    void a_wrong_header_or_line_end_fails_the_job() {
        String job = create("insert", "");
        client.call("PUT", job + "/batches", "LastName,Nonsense\na,b\n", "Content-Type", "text/csv");
        JsonNode failed = close(job);
        assertThat(failed.path("state").asText()).isEqualTo("Failed");
        assertThat(failed.path("errorMessage").asText()).contains("Field name not found : Nonsense");

        String other = create("insert", "");
        client.call("PUT", other + "/batches", "LastName\r\na\r\n", "Content-Type", "text/csv");
        assertThat(close(other).path("errorMessage").asText()).contains("LineEnding is invalid");
    }

    @Test
    void a_job_that_fails_half_way_leaves_its_first_rows_done_and_names_the_rest() {
        org.bulk().failNextAfter(300);
        StringBuilder csv = new StringBuilder("LastName\n");
        IntStream.range(0, 500).forEach(number -> csv.append('L').append(number).append('\n'));
        String job = create("insert", "");
        client.call("PUT", job + "/batches", csv.toString(), "Content-Type", "text/csv");
        assertThat(close(job).path("state").asText()).isEqualTo("Failed");
        assertThat(org.admin().all("Contact")).hasSize(300);
        assertThat(client.get(job + "/unprocessedrecords").text().lines()).hasSize(201);
    }

    @Test
    void a_query_job_gives_its_rows_in_pages() {
        for (int number = 0; number < 5; number++) {
            org.admin().create("Contact", Map.of("LastName", "L" + number));
        }
        String body = "{\"operation\":\"query\",\"query\":\"SELECT Id, LastName, Account.Name, Email FROM Contact\"}";
        Answer created = client.call("POST", "/jobs/query", body);
        assertThat(created.status()).isEqualTo(200);
        String job = "/jobs/query/" + created.json().path("id").asText();
        assertThat(await(job).path("numberRecordsProcessed").asInt()).isEqualTo(5);
        Answer first = client.get(job + "/results?maxRecords=3");
        assertThat(first.text())
                .startsWith("\"Id\",\"LastName\",\"Account.Name\",\"Email\"\n")
                .contains("\"L0\",\"\",\"\"");
        assertThat(first.headers()).containsEntry("sforce-numberofrecords", "3");
        Answer last = client.get(
                job + "/results?maxRecords=3&locator=" + first.headers().get("sforce-locator"));
        assertThat(last.headers()).containsEntry("sforce-locator", "null").containsEntry("sforce-numberofrecords", "2");
        assertThat(client.get("/services/data/v65.0" + job + "/results").status())
                .isEqualTo(409);
        assertThat(client.call("POST", "/jobs/query", body.replace("Id, ", "COUNT(Id), "))
                        .code())
                .isEqualTo("API_ERROR");
    }

    private String create(String operation, String key) {
        String externalId = key.isEmpty() ? "" : ",\"externalIdFieldName\":\"" + key + "\"";
        Answer answer = client.call(
                "POST",
                "/jobs/ingest",
                "{\"object\":\"Contact\",\"operation\":\"" + operation + "\"" + externalId + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("apiVersion").isNumber()).isTrue();
        return "/jobs/ingest/" + answer.json().path("id").asText();
    }

    private JsonNode close(String job) {
        assertThat(client.call("PATCH", job, "{\"state\":\"UploadComplete\"}").status())
                .isEqualTo(200);
        return await(job);
    }

    private JsonNode await(String job) {
        JsonNode state = client.get(job).json();
        while (!List.of("JobComplete", "Failed").contains(state.path("state").asText())) {
            state = client.get(job).json();
        }
        return state;
    }
}
