package io.concordat.connector.salesforce.auth;

import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A person in a browser who says yes to what an app may do. */
public final class Consent {

    private Consent() {}

    /** What the browser brings back to the hub. */
    public static Map<String, String> give(URI url) {
        HttpRequest yes = HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("\\?.*", "")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        url.getRawQuery() + "&decision=allow&username=" + SalesforceSimulator.USER))
                .build();
        try {
            return query(URI.create(HttpClient.newHttpClient()
                    .send(yes, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()));
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The parameters of an address. */
    public static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
