package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A script that uses the REST API, and nothing else of the hub. */
final class RestClient {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI application;
    private final String authorization;

    private RestClient(URI application, String authorization) {
        this.application = application;
        this.authorization = authorization;
    }

    static RestClient anonymous(URI application) {
        return new RestClient(application, "");
    }

    RestClient as(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new RestClient(application, "Basic " + pair);
    }

    /** A user who had this password from somebody else and replaces it by one of their own. */
    RestClient choosing(String user, String given, String own) throws IOException, InterruptedException {
        Answer chosen = as(user, given)
                .send("PUT", "users/me/password", "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(given, own));
        if (chosen.status() != 204) {
            throw new IOException("not replaced: " + chosen);
        }
        return as(user, own);
    }

    RestClient with(String token) {
        return new RestClient(application, "Bearer " + token);
    }

    /** An answer. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        String text(String pointer) throws IOException {
            return json().at(pointer).asText();
        }

        @Override
        public String toString() {
            return response.statusCode() + " " + response.uri() + " " + response.body();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** Sends JSON, or nothing if it is "". */
    Answer send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        String[] all = headers;
        if (!body.isEmpty()) {
            all = Arrays.copyOf(headers, headers.length + 2);
            System.arraycopy(headers, 0, all, 2, headers.length);
            all[0] = "Content-Type";
            all[1] = "application/json";
        }
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), all);
    }

    /** Sends whatever it is. */
    Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        application.resolve("api/v1/").resolve(path))
                .timeout(PATIENCE)
                .method(method, body);
        if (!authorization.isEmpty()) {
            request.setHeader("Authorization", authorization);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** The run once it rests: planned, or at its end. */
    JsonNode rested(String run) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode json = get("runs/" + run).json();
        while (json.path("state").asText().matches("RUNNING|APPLYING|PARKED")) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("the run does not come to rest: " + json);
            }
            Thread.sleep(200);
            json = get("runs/" + run).json();
        }
        return json;
    }
}
