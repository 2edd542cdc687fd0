package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompositeTest {

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
    void a_later_part_uses_the_answer_of_an_earlier_one() {
        JsonNode answer = composite(false, """
                {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"acc",
                 "body":{"Name":"Acme"}},
                {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"con",
                 "body":{"LastName":"Doe","AccountId":"@{acc.id}"}},
                {"method":"GET","url":"/services/data/v66.0/sobjects/Account/@{acc.id}?fields=Name","referenceId":"got"}
                """);
        assertThat(answer.at("/0/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(answer.at("/0/httpHeaders/Location").asText()).contains("/sobjects/Account/001");
        assertThat(answer.at("/1/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(answer.at("/2/body/Name").asText()).isEqualTo("Acme");
        assertThat(org.budget().used()).isEqualTo(1);
    }

    @Test
    void all_or_none_takes_everything_back() {
        JsonNode answer = composite(true, """
                {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"acc",
                 "body":{"Name":"Acme"}},
                {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"con","body":{}}
                """);
        assertThat(answer.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(answer.at("/1/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.admin().all("Account")).isEmpty();
    }

    @Test
    void a_part_whose_reference_failed_is_halted_and_the_rest_goes_on() {
        JsonNode answer = composite(false, """
                {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"acc","body":{}},
                {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"con",
                 "body":{"LastName":"Doe","AccountId":"@{acc.id}"}},
                {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"two",
                 "body":{"LastName":"Roe"}}
                """);
        assertThat(answer.at("/1/body/0/message").asText()).startsWith("Invalid reference specified");
        assertThat(answer.at("/2/httpStatusCode").asInt()).isEqualTo(201);
    }

    @Test
    void a_part_may_ask_for_an_unchanged_record() {
        String id = org.admin().create("Contact", java.util.Map.of("LastName", "Doe"));
        JsonNode answer = composite(false, """
                {"method":"PATCH","url":"/services/data/v66.0/sobjects/Contact/%s","referenceId":"one",
                 "httpHeaders":{"If-Unmodified-Since":"Thu, 01 Jan 2015 00:00:00 GMT"},"body":{"Phone":"1"}}
                """.formatted(id));
        assertThat(answer.at("/0/httpStatusCode").asInt()).isEqualTo(412);
        assertThat(org.admin().text(id, "Phone")).isEmpty();
    }

    @Test
    void too_many_parts_are_refused() {
        String part = "{\"method\":\"GET\",\"url\":\"/services/data/v66.0/limits\",\"referenceId\":\"r\"}";
        String parts = String.join(",", java.util.Collections.nCopies(26, part));
        Answer answer = client.call("POST", "/composite", "{\"compositeRequest\":[" + parts + "]}");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void each_request_of_a_batch_counts() {
        Answer answer = client.call("POST", "/composite/batch", """
                {"batchRequests":[
                {"method":"GET","url":"v66.0/query?q=SELECT Id FROM Account"},
                {"method":"POST","url":"v66.0/sobjects/Contact","richInput":{"FirstName":"x"}}]}""");
        assertThat(answer.json().path("hasErrors").asBoolean()).isTrue();
        assertThat(answer.json().at("/results/0/statusCode").asInt()).isEqualTo(200);
        assertThat(answer.json().at("/results/1/result/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.budget().used()).isEqualTo(2);
    }

    @Test
    void a_tree_and_a_graph_are_made_whole_or_not_at_all() {
        String tree = """
                {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"Acme",
                "Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"c"},"LastName":"Doe"}]}}]}""";
        Answer planted = client.call("POST", "/composite/tree/Account", tree);
        assertThat(planted.status()).isEqualTo(201);
        assertThat(planted.json().path("results")).hasSize(2);
        Answer refused = client.call("POST", "/composite/tree/Account", tree.replace("LastName", "FirstName"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(org.admin().all("Account")).hasSize(1);

        Answer graph = client.call("POST", "/composite/graph", """
                {"graphs":[{"graphId":"g","compositeRequest":[
                {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"a","body":{"Name":"G"}},
                {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"c","body":{}}]}]}""");
        assertThat(graph.json().at("/graphs/0/isSuccessful").asBoolean(true)).isFalse();
        assertThat(org.admin().all("Account")).hasSize(1);
    }

    private JsonNode composite(boolean allOrNone, String parts) {
        Answer answer = client.call(
                "POST", "/composite", "{\"allOrNone\":" + allOrNone + ",\"compositeRequest\":[" + parts + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("compositeResponse");
    }
}
