package io.concordat.connector.salesforce.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks plain HTTP to a simulated org, as a client would that knows nothing of it. */
final class RawClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SalesforceSimulator org;
    private String token = "";

    /** An answer. */
    record Answer(int status, String text, Map<String, String> headers) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException wrong) {
                throw new UncheckedIOException(text, wrong);
            }
        }

        /** The code of the first error, in an array as data calls have it. */
        String code() {
            return json().path(0).path("errorCode").asText();
        }
    }

    RawClient(SalesforceSimulator org) {
        this.org = org;
    }

    /** A client that has signed in as the integration user. */
    static RawClient signedIn(SalesforceSimulator org) {
        RawClient client = new RawClient(org);
        client.token = client.clientCredentials();
        return client;
    }

    /** A client that has signed in as another user, by password. */
    static RawClient signedInAs(SalesforceSimulator org, String username) {
        RawClient client = new RawClient(org);
        Answer answer = client.token(Map.of(
                "grant_type",
                "password",
                "client_id",
                SalesforceSimulator.CLIENT_ID,
                "client_secret",
                SalesforceSimulator.CLIENT_SECRET,
                "username",
                username,
                "password",
                SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN));
        client.token = answer.json().path("access_token").asText();
        return client;
    }

    private String clientCredentials() {
        Answer answer = token(Map.of(
                "grant_type", "client_credentials",
                "client_id", SalesforceSimulator.CLIENT_ID,
                "client_secret", SalesforceSimulator.CLIENT_SECRET));
        return answer.json().path("access_token").asText();
    }

    void use(String accessToken) {
        token = accessToken;
    }

    Answer token(Map<String, String> form) {
        return post(org.baseUrl() + "/services/oauth2/token", form);
    }

    Answer post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A page, as a browser asks for it. */
    Answer page(String path) {
        return send(HttpRequest.newBuilder(URI.create(org.baseUrl() + path)));
    }

    Answer query(String soql) {
        return get("/query?q=" + encoded(soql));
    }

    Answer get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    /** A call below the version, with JSON as its body. */
    Answer call(String method, String path, String body, String... headers) {
        String root = path.startsWith("/services") ? "" : "/services/data/v66.0";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.baseUrl() + root + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !java.util.Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().get(0)));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
