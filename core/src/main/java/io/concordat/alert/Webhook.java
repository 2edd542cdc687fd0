package io.concordat.alert;

import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Packed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells another system of alerts, once when they begin and once when they are over, if the operator of the server named
 * one. What could not be delivered is tried again. Used by one thread.
 */
@ApplicationScoped
class Webhook {

    static final String URL = "concordat.alert.webhook";
    static final String SECRET = "concordat.alert.secret";

    private static final System.Logger log = System.getLogger(Webhook.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HMAC = "HmacSHA256";
    private static final int REDIRECTED = 300;

    private final Told told;
    private final Optional<URI> address;
    private final Optional<String> secret;
    private final HttpClient http;
    private final List<Delivery> underWay = new ArrayList<>();

    private record Delivery(Alert alert, CompletableFuture<Integer> status) {}

    @Inject
    Webhook(Database database, Configuration configuration) {
        this.told = new Told(database, Told.Way.WEBHOOK);
        this.address = configuration.find(URL).map(URI::create);
        this.secret = configuration.find(SECRET);
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Sends what was not told yet; without an address nothing is sent, and nothing is taken as told. */
    void tell() {
        address.ifPresent(to -> told.untold().stream()
                .filter(told::takeOn)
                .forEach(alert -> underWay.add(new Delivery(alert, send(to, alert)))));
    }

    /** Sees what became of what was sent. */
    void collect() {
        List<Delivery> done =
                underWay.stream().filter(sent -> sent.status().isDone()).toList();
        underWay.removeAll(done);
        done.stream().filter(sent -> sent.status().join() >= REDIRECTED).forEach(failed -> {
            log.log(
                    System.Logger.Level.WARNING,
                    "an alert could not be delivered ({0}); it is tried again",
                    failed.status().join());
            told.giveBack(failed.alert());
        });
    }

    boolean isAtRest() {
        return underWay.isEmpty();
    }

    private CompletableFuture<Integer> send(URI to, Alert alert) {
        String body = body(alert);
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        secret.ifPresent(key -> request.header("Concordat-Signature", "sha256=" + signature(key, body)));
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(unreachable -> Integer.MAX_VALUE);
    }

    private static String body(Alert alert) {
        return Packed.pack(json -> {
            json.writeStartObject();
            json.writeStringField("event", Alerts.event(alert));
            json.writeStringField("id", alert.id().toString());
            json.writeStringField("kind", alert.kind().name());
            json.writeStringField("connectionId", alert.connectionId().toString());
            json.writeStringField("connection", alert.connection());
            json.writeStringField("text", alert.text());
            json.writeStringField(
                    "at", alert.resolvedAt().orElse(alert.raisedAt()).toString());
            json.writeEndObject();
        });
    }

    static String signature(String key, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
