package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** What must be true of the application on every server, asked over HTTP through the partner's resource. */
record PartnerClient(URI application) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** CDI finds the connectors of every jar, the partner's among them, whose resource answers. */
    void seesEveryConnector() throws IOException, InterruptedException {
        assertThat(ask("connectors").split(" ")).contains("partner");
    }

    /** Entities are stored in and read from the hub's database. */
    void storesEntities() throws IOException, InterruptedException {
        assertThat(ask("notes")).isEqualTo("noted");
    }

    /** The timers run, and what they fire reaches every jar. */
    void feelsTheTicks() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (ask("ticks").equals("0")) {
            assertThat(Instant.now()).as("the first tick").isBefore(end);
            Thread.sleep(500);
        }
    }

    private String ask(String what) throws IOException, InterruptedException {
        URI uri = application.resolve("api/v1/partner/" + what);
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(uri + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
