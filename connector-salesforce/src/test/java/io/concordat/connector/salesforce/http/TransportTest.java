package io.concordat.connector.salesforce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request ends in time, within bounds, and with the truth about what became of it. */
class TransportTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile HttpHandler handler = HttpExchange::close;
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Transport transport;
    private URI target;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        transport = new Transport(Egress.allowing(address));
        target = URI.create(address + "/services/data");
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aBodyThatStopsOnItsWayIsGivenUpInTime() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            await();
        };

        long start = System.nanoTime();
        ConnectorException late = failure(ApiRequest.get("/").within(Duration.ofMillis(700)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(late.failure()).isEqualTo(Failure.UNREACHABLE);
        assertThat(late).hasMessageContaining("did not answer within");
    }

    @Test
    void aHundredBodiesThatStopAtOnceAreAllGivenUpAndLeaveRoomForTheNext() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            await();
        };
        ApiRequest slow = ApiRequest.get("/").within(Duration.ofSeconds(1));

        List<CompletableFuture<ConnectorException>> all = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            all.add(CompletableFuture.supplyAsync(() -> failure(slow), threads));
        }
        assertThat(all)
                .allSatisfy(one -> assertThat(
                                one.orTimeout(60, TimeUnit.SECONDS).join().failure())
                        .isEqualTo(Failure.UNREACHABLE));

        handler = exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        };
        assertThat(whole(ApiRequest.get("/"))).isEmpty();
    }

    @Test
    void aLostAnswerToAWriteIsAnUnknownOutcome() {
        handler = HttpExchange::close;

        assertThat(failure(ApiRequest.post("/").json(new byte[] {'{', '}'})).failure())
                .isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void halfAnAnswerToAWriteIsAnUnknownOutcome() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            exchange.close();
        };

        assertThat(failure(ApiRequest.post("/").json(new byte[] {'{', '}'})).failure())
                .isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(failure(ApiRequest.get("/")).failure()).isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void whereNobodyListensNothingWasWritten() {
        server.stop(0);

        assertThat(failure(ApiRequest.post("/").json(new byte[] {'{', '}'})).failure())
                .isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void aLongerAnswerThanAgreedIsNotReadToItsEnd() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    body.write(new byte[10_000]);
                }
            }
        };

        assertThat(failure(ApiRequest.get("/").atMost(100_000))).hasMessageContaining("longer than 100000");
    }

    @Test
    void aBombIsNotUnpackedToItsEnd() {
        handler = exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
                packing.write(new byte[20_000_000]);
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
            exchange.close();
        };

        assertThat(failure(ApiRequest.get("/").atMost(1_000_000))).hasMessageContaining("longer than");
    }

    @Test
    void redirectsAreNotFollowed() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };

        try (ApiAnswer answer = transport.send(target, ApiRequest.get("/"), Map.of())) {
            assertThat(answer.status()).isEqualTo(302);
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void longBodiesArePackedBothWays() {
        String text = "the same again ".repeat(1000);
        handler = exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            assertThat(sent).hasSizeLessThan(1000);
            assertThat(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    .isEqualTo("gzip");
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes();
            assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(text);
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        };

        ApiRequest request = ApiRequest.post("/").json(text.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(whole(request), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void anEmptyAnswerIsEmptyEvenIfItIsSaidToBePacked() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        };

        assertThat(whole(ApiRequest.get("/"))).isEmpty();
    }

    @Test
    void noQueryAndNoHeaderStandInTheTextFormOfARequest() {
        ApiRequest request = ApiRequest.get("/query?q=canary").header("Authorization", "Bearer canary");

        assertThat(request.toString()).isEqualTo("GET /query");
    }

    private ConnectorException failure(ApiRequest request) {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> assertThat(whole(request)).isNotNull());
        assertThat(failure).isNotNull();
        return failure;
    }

    private byte[] whole(ApiRequest request) {
        try (ApiAnswer answer = transport.send(target, request, Map.of())) {
            return answer.body().readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void await() {
        try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
