package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void bodies_are_packed_both_ways_and_sent_in_pieces() throws IOException, InterruptedException {
        String token = token();
        byte[] packed = packed("{\"Name\":\"Acme\"}");
        HttpRequest create = request("/sobjects/Account", token)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(packed)))
                .build();
        assertThat(http.send(create, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        HttpRequest describe = request("/sobjects/Account/describe", token)
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> answer = http.send(describe, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream plain = new GZIPInputStream(answer.body())) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains("\"AccountNumber\"");
        }
    }

    @Test
    void a_method_may_be_told_in_the_address() throws IOException, InterruptedException {
        String id = org.admin().create("Account", Map.of("Name", "Acme"));
        HttpRequest patch = request("/sobjects/Account/" + id + "?_HttpMethod=PATCH", token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"Phone\":\"1\"}"))
                .build();
        assertThat(http.send(patch, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(org.admin().text(id, "Phone")).isEqualTo("1");
    }

    @Test
    void the_date_of_an_answer_is_that_of_the_orgs_clock() throws IOException, InterruptedException {
        org.clock().stopAt(Instant.parse("2026-03-01T12:00:00Z"));
        HttpRequest versions = HttpRequest.newBuilder(URI.create(org.baseUrl() + "/services/data/"))
                .build();
        assertThat(http.send(versions, BodyHandlers.ofString()).headers().firstValue("Date"))
                .contains("Sun, 01 Mar 2026 12:00:00 GMT");
    }

    @Test
    void answers_come_late_in_drops_or_without_an_end() throws IOException, InterruptedException {
        org.faults().on(CallKind.VERSIONS).deliver(Delivery.late(6_000));
        assertThatThrownBy(() -> versions(Duration.ofSeconds(3))).isInstanceOf(HttpTimeoutException.class);
        org.faults().on(CallKind.VERSIONS).deliver(Delivery.dribbled(20));
        try (InputStream body = versions(Duration.ofSeconds(5)).body()) {
            long began = System.nanoTime();
            assertThat(body.readNBytes(10)).hasSize(10);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(100));
        }
        org.faults().on(CallKind.VERSIONS).deliver(Delivery.endless());
        try (InputStream body = versions(Duration.ofSeconds(5)).body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    private HttpResponse<InputStream> versions(Duration timeout) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(org.baseUrl() + "/services/data"))
                .timeout(timeout)
                .build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(org.baseUrl() + "/services/data/v66.0" + path))
                .header("Authorization", "Bearer " + token);
    }

    private String token() {
        return new RawClient(org)
                .token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", SalesforceSimulator.CLIENT_ID,
                        "client_secret", SalesforceSimulator.CLIENT_SECRET))
                .json()
                .path("access_token")
                .asText();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
