package io.concordat.connector.salesforce.simulator.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apache Camel's Salesforce component. */
class CamelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate calls = camel.createProducerTemplate();

    @BeforeEach
    void connect() {
        org.setup().addField("Account", "Ext__c string(40) CUNFXQ");
        SalesforceLoginConfig login = new SalesforceLoginConfig();
        login.setType(AuthenticationType.CLIENT_CREDENTIALS);
        login.setClientId(SalesforceSimulator.CLIENT_ID);
        login.setClientSecret(SalesforceSimulator.CLIENT_SECRET);
        login.setLoginUrl(org.baseUrl());
        login.setInstanceUrl(org.baseUrl());
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setRawPayload(true);
        config.setApiVersion("60.0");
        SalesforceComponent component = new SalesforceComponent();
        component.setLoginConfig(login);
        component.setConfig(config);
        camel.addComponent("salesforce", component);
        camel.start();
        calls = camel.createProducerTemplate();
    }

    @AfterEach
    void close() {
        camel.stop();
        org.close();
    }

    @Test
    void camel_creates_reads_changes_and_deletes_a_record() {
        org.setup().objectRight("Account", io.concordat.connector.salesforce.simulator.access.ObjectRight.DELETE, true);
        String id = call("salesforce:createSObject?sObjectName=Account", "{\"Name\":\"Acme\"}")
                .path("id")
                .asText();
        call("salesforce:updateSObject?sObjectName=Account&sObjectId=" + id, "{\"Phone\":\"1\"}");
        JsonNode read = call("salesforce:getSObject?sObjectName=Account&sObjectFields=Name,Phone&sObjectId=" + id, "");
        assertThat(read.path("Phone").asText()).isEqualTo("1");
        String upsert = "salesforce:upsertSObject?sObjectName=Account&sObjectIdName=Ext__c&sObjectIdValue=a/1";
        assertThat(call(upsert, "{\"Name\":\"New\"}").path("success").asBoolean())
                .isTrue();
        assertThat(org.admin().with("Account", "Ext__c", "a/1")).hasSize(1);
        call("salesforce:deleteSObject?sObjectName=Account&sObjectId=" + id, "");
        assertThat(org.admin().get(id).isDeleted()).isTrue();
    }

    @Test
    void camel_understands_descriptions_limits_and_queries() {
        org.admin().create("Account", Map.of("Name", "Acme"));
        assertThat(call("salesforce:getVersions", "")).hasSizeGreaterThan(30);
        assertThat(call("salesforce:getGlobalObjects", "").path("sobjects")).hasSizeGreaterThan(5);
        assertThat(call("salesforce:getDescription?sObjectName=Contact", "").path("fields"))
                .hasSizeGreaterThan(50);
        assertThat(call("salesforce:limits", "").at("/DailyApiRequests/Max").asInt())
                .isEqualTo(100_000);
        JsonNode found = call("salesforce:query?sObjectQuery=SELECT Id, Name FROM Account", "");
        assertThat(found.at("/records/0/Name").asText()).isEqualTo("Acme");
    }

    @Test
    void camel_sends_a_composite_call() {
        String parts = """
                {"compositeRequest":[{"method":"POST","url":"/services/data/v60.0/sobjects/Account",
                "referenceId":"a","body":{"Name":"Acme"}}]}""";
        JsonNode answer = call("salesforce:composite?rawPayload=true&compositeMethod=POST", parts);
        assertThat(answer.at("/compositeResponse/0/httpStatusCode").asInt()).isEqualTo(201);
    }

    @Test
    void camel_signs_in_again_when_its_session_has_ended() {
        call("salesforce:limits", "");
        org.sessions().expireAll();
        assertThat(call("salesforce:limits", "").has("DailyApiRequests")).isTrue();
    }

    @Test
    void camel_runs_bulk_jobs_both_ways() throws InterruptedException {
        Job job = new Job();
        job.setObject("Account");
        job.setOperation(OperationEnum.INSERT);
        Job made = calls.requestBody("salesforce:bulk2CreateJob?rawPayload=false", job, Job.class);
        InputStream csv = new ByteArrayInputStream("Name\nOne\nTwo\n".getBytes(StandardCharsets.UTF_8));
        calls.requestBody("salesforce:bulk2CreateBatch?rawPayload=false&jobId=" + made.getId(), csv);
        calls.requestBody("salesforce:bulk2CloseJob?rawPayload=false&jobId=" + made.getId(), "");
        awaitComplete(() -> state(made.getId()));
        assertThat(org.admin().all("Account")).hasSize(2);
        String results = text(
                calls.requestBody("salesforce:bulk2GetSuccessfulResults?rawPayload=false&jobId=" + made.getId(), ""));
        assertThat(results.lines()).hasSize(3);

        QueryJob query = new QueryJob();
        query.setOperation(OperationEnum.QUERY);
        query.setQuery("SELECT Name FROM Account");
        QueryJob asked = calls.requestBody("salesforce:bulk2CreateQueryJob?rawPayload=false", query, QueryJob.class);
        awaitComplete(() -> queryState(asked.getId()));
        String found = text(
                calls.requestBody("salesforce:bulk2GetQueryJobResults?rawPayload=false&jobId=" + asked.getId(), ""));
        assertThat(List.of(found.split("\n", -1))).contains("\"One\"", "\"Two\"");
    }

    private static void awaitComplete(Supplier<JobStateEnum> state) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (state.get() != JobStateEnum.JOB_COMPLETE) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    private JobStateEnum queryState(String jobId) {
        return calls.requestBody("salesforce:bulk2GetQueryJob?rawPayload=false&jobId=" + jobId, "", QueryJob.class)
                .getState();
    }

    private JobStateEnum state(String jobId) {
        return calls.requestBody("salesforce:bulk2GetJob?rawPayload=false&jobId=" + jobId, "", Job.class)
                .getState();
    }

    private JsonNode call(String endpoint, String body) {
        Object answer = calls.requestBody(endpoint, body);
        try {
            return answer == null ? JSON.createObjectNode() : JSON.readTree(text(answer));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static String text(Object answer) {
        try {
            return answer instanceof InputStream stream
                    ? new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    : answer.toString();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
