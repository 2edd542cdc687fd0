package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A body that is refused before it was read keeps nobody waiting, whatever its length and the client's protocol. */
@ExtendWith(SharedHub.class)
class RefusedBodiesIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LARGE = 300_000;
    private static final int CLOSED = 0;

    private final DefendedHub hub;

    RefusedBodiesIT(DefendedHub hub) {
        this.hub = hub;
    }

    @Test
    void aLargeBodyThatIsRefusedEarlyIsAnsweredAtOnceWhateverTheClientSpeaks() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpClient client = HttpClient.newBuilder().version(version).build();
            HttpRequest plain = HttpRequest.newBuilder(hub.server().address().resolve("api/v1/health"))
                    .build();
            assertThat(client.send(plain, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);

            for (int length : new int[] {1_000, LARGE, 10 * LARGE}) {
                HttpRequest refused = HttpRequest.newBuilder(
                                hub.server().address().resolve("api/v1/profiles"))
                        .timeout(SOON)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(length)))
                        .build();
                assertThat(client.send(refused, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as("%s, %s bytes", version, length)
                        .isEqualTo(401);
            }
            assertThat(client.send(plain, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBodyOfAGigabyteIsRefusedWithoutBeingKept() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpRequest endless = HttpRequest.newBuilder(hub.server().address().resolve("api/v1/profiles"))
                    .timeout(Duration.ofMinutes(1))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> zeros(1L << 30)))
                    .build();

            int status = statusOf(HttpClient.newBuilder().version(version).build(), endless);

            assertThat(status).as("%s", version).isIn(401, CLOSED);
        }
        assertThat(hub.admin().get("me").status()).isEqualTo(200);
    }

    @Test
    void headersWithoutAnEndAreRefused() throws Exception {
        for (int length : new int[] {20_000, 1_000_000}) {
            HttpRequest endless = HttpRequest.newBuilder(hub.server().address().resolve("api/v1/me"))
                    .header("X-Long", "x".repeat(length))
                    .build();
            assertThat(statusOf(HttpClient.newHttpClient(), endless)).isIn(400, 413, 431, CLOSED);
        }
        assertThat(hub.nobody().get("health").status()).isEqualTo(200);
    }

    /** {@value #CLOSED} if the connection was closed before the client looked for an answer. */
    private static int statusOf(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException closed) {
            return CLOSED;
        }
    }

    private static InputStream zeros(long length) {
        AtomicLong sent = new AtomicLong();
        return new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() > length ? -1 : '0';
            }

            @Override
            public int read(byte[] into, int from, int count) {
                return sent.addAndGet(count) > length ? -1 : count;
            }
        };
    }
}
