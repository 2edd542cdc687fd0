package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.ear.RestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for more than the hub can give is told to wait, and all others are answered meanwhile. */
class LoadIT {

    private static final String GIVEN = "seven kettles sing at dawn";
    private static final String OWN = "nine lanterns glow at dusk";
    private static final int GREEDY = 20;
    private static final int CHECKS = 100;
    private static final int RECORDS = 20_000;
    private static final int MORE_THAN_ALLOWED = 1_000;

    @TempDir
    private Path folder;

    @Test
    void theHubSaysThatItIsWellWhileSomebodyWantsTenTimesTooMuch() throws Exception {
        try (Started server = hub(Map.of("CONCORDAT_REQUESTS_PER_MINUTE", "0"))) {
            RestClient admin = RestClient.anonymous(server.address()).choosing("ada", GIVEN, OWN);
            DefendedHub.require(
                    admin.send(
                            "POST", "profiles/import", BodyPublishers.ofString(records()), "Content-Type", "text/csv"),
                    200);
            RestClient greedy = RestClient.anonymous(server.address()).with(token(admin));
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            AtomicBoolean enough = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(GREEDY);
            List<Future<?>> load = new ArrayList<>();
            for (int thread = 0; thread < GREEDY; thread++) {
                load.add(threads.submit(() -> {
                    while (!enough.get()) {
                        statuses.add(greedy.get("profiles/export").status());
                    }
                    return true;
                }));
            }

            List<Duration> waited = healthChecks(server);

            enough.set(true);
            for (Future<?> each : load) {
                each.get();
            }
            threads.shutdown();
            assertThat(statuses).containsExactlyInAnyOrder(200, 429);
            assertThat(waited.get(CHECKS / 2)).isLessThan(Duration.ofSeconds(1));
            assertThat(admin.get("profiles/export").status()).isEqualTo(200);
        }
    }

    /** How long each took, the quickest first. */
    private static List<Duration> healthChecks(Started server) throws Exception {
        RestClient nobody = RestClient.anonymous(server.address());
        List<Duration> waited = new ArrayList<>();
        for (int check = 0; check < CHECKS; check++) {
            long begin = System.nanoTime();
            assertThat(nobody.get("health/ready").status()).isEqualTo(200);
            waited.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return waited.stream().sorted().toList();
    }

    @Test
    void moreRequestsThanOneMayMakeAreRefusedUntilTimeHasPassed() throws Exception {
        try (Started server = hub(Map.of("CONCORDAT_REQUESTS_PER_MINUTE", "60"))) {
            RestClient nobody = RestClient.anonymous(server.address());
            Answer last = refusedInTheEnd(nobody);

            assertThat(last.text("/type")).endsWith("/too-many");
            assertThat(last.header("Content-Type")).startsWith("application/problem+json");
            assertThat(last.header("Content-Security-Policy")).isNotEmpty();
            assertThat(nobody.get("health").status()).isEqualTo(200);
            pagesAreRefusedToo(new Visitor(server.address()));

            long seconds = Long.parseLong(last.header("Retry-After"));
            assertThat(seconds).isBetween(1L, 2L);
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
            assertThat(nobody.get("me").status()).isEqualTo(401);
        }
    }

    /** However long that takes: meanwhile one request a second is allowed again. */
    private static Answer refusedInTheEnd(RestClient nobody) throws Exception {
        Answer last = nobody.get("me");
        for (int request = 1; request < MORE_THAN_ALLOWED && last.status() == 401; request++) {
            last = nobody.get("me");
        }
        assertThat(last.status()).as("%s", last).isEqualTo(429);
        return last;
    }

    private static void pagesAreRefusedToo(Visitor visitor) throws Exception {
        int last = visitor.get("/sign-in").statusCode();
        for (int request = 1; request < MORE_THAN_ALLOWED && last == 200; request++) {
            last = visitor.get("/sign-in").statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    private Started hub(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("CONCORDAT_BOOTSTRAP_USER", "ada");
        environment.put("CONCORDAT_BOOTSTRAP_PASSWORD", GIVEN);
        return Started.in(folder.resolve("data"), environment).ready();
    }

    private static String token(RestClient admin) throws Exception {
        Answer made = admin.send("POST", "tokens", "{\"name\": \"load\", \"roles\": [\"ADMINISTRATOR\"]}");
        DefendedHub.require(made, 201);
        return made.text("/token");
    }

    private static String records() {
        StringBuilder csv = new StringBuilder("externalKey,lastName,email\n");
        for (int record = 0; record < RECORDS; record++) {
            csv.append("L%1$d,Name%1$d,load%1$d@example.com\n".formatted(record));
        }
        return csv.toString();
    }
}
