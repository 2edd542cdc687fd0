package io.concordat.connector.salesforce.simulator.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs do with jsforce. */
class JsforceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void jsforce_works_with_the_simulated_org() throws IOException, InterruptedException {
        assumeTrue(Jsforce.isThere(), Jsforce.MISSING);
        try (SalesforceSimulator org = SalesforceSimulator.start()) {
            org.setup().addField("Account", "Ext__c string(40) CUNFXQ");
            org.setup().objectRight("Account", ObjectRight.DELETE, true);
            JsonNode said = JSON.readTree(Jsforce.run(
                    JsforceTest.class,
                    "jsforce.js",
                    List.of(
                            org.baseUrl(),
                            token(org),
                            org.loginUrl(),
                            SalesforceSimulator.USER,
                            SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN)));
            assertThat(said.path("user").asText()).isEqualTo(SalesforceSimulator.USER);
            assertThat(said.path("created").toString()).isEqualTo("[\"yes\",\"INVALID_EMAIL_ADDRESS\"]");
            assertThat(said.path("updated").asBoolean()).isTrue();
            assertThat(said.path("upserted").toString()).isEqualTo("[true,false,true]");
            assertThat(said.path("found").toString()).isEqualTo("[\"Acme\",\"V\",\"W\"]");
            assertThat(said.path("described").asBoolean()).isTrue();
            assertThat(said.path("objects").asBoolean()).isTrue();
            assertThat(said.path("deleted").asBoolean()).isTrue();
            assertThat(said.path("changes").asInt()).isEqualTo(2);
            assertThat(said.path("losses").asInt()).isEqualTo(1);
            assertThat(said.path("loaded").toString()).isEqualTo("[1,1,0]");
            assertThat(said.path("read").toString()).isEqualTo("[\"L\"]");
            assertThat(said.path("counted").asInt()).isEqualTo(org.budget().max());
            assertThat(said.path("soap").asText()).isEqualTo(org.orgId());
        }
    }

    private static String token(SalesforceSimulator org) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + SalesforceSimulator.CLIENT_ID + "&client_secret="
                + SalesforceSimulator.CLIENT_SECRET;
        HttpRequest request = HttpRequest.newBuilder(URI.create(org.baseUrl() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer).path("access_token").asText();
    }
}
