package io.concordat.connector.salesforce.simulator.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** jsforce, the library that most JavaScript programs use. It is fetched when the test runs, if npm is there. */
class JsforceTest {

    /** The newest that runs on Node 18 and 20. */
    private static final String JSFORCE = "jsforce@3.10.16";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "jsforce");
    private static final int MINUTES = 4;

    @Test
    void jsforce_works_with_the_simulated_org() throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "Node, npm or the package registry is not there: jsforce was not tried");
        try (SalesforceSimulator org = SalesforceSimulator.start()) {
            org.setup().addField("Account", "Ext__c string(40) CUNFXQ");
            org.setup().objectRight("Account", ObjectRight.DELETE, true);
            JsonNode said = JSON.readTree(run(List.of(
                    "node",
                    "jsforce.js",
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

    private static boolean isInstalled() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (InputStream script = JsforceTest.class.getResourceAsStream("jsforce.js")) {
            Files.copy(
                    Objects.requireNonNull(script), FOLDER.resolve("jsforce.js"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(FOLDER.resolve("node_modules/jsforce/package.json"))) {
            return true;
        }
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
        try {
            run(List.of("npm", "install", "--no-audit", "--no-fund", "--silent", JSFORCE));
            return true;
        } catch (IOException | IllegalStateException missing) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = FOLDER.toAbsolutePath().resolve(command.get(0) + ".out");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(text);
        }
        return text;
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
