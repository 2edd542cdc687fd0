package io.concordat.web.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests a client may make: so many a minute, and as many at once after a minute of silence. Of clients that
 * were not heard of for longest the oldest are forgotten. Safe for many threads.
 */
final class RequestRate {

    private static final int MOST_CLIENTS = 10_000;
    private static final double NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final Map<String, Bucket> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /** @param perMinute requests of one client; 0 for no limit */
    RequestRate(int perMinute) {
        this.perMinute = perMinute;
    }

    /** What is left to a client. */
    private record Bucket(double left, long at) {}

    /**
     * Counts a request.
     *
     * @param now in nanoseconds of any clock that never goes back
     * @return how long to wait with it; empty if it may be answered
     */
    Optional<Duration> ask(String client, long now) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        synchronized (clients) {
            Bucket before = clients.getOrDefault(client, new Bucket(perMinute, now));
            double regained = (now - before.at()) / NANOS_A_MINUTE * perMinute;
            double left = Math.min(perMinute, before.left() + regained);
            boolean enough = left >= 1;
            clients.put(client, new Bucket(enough ? left - 1 : left, now));
            return enough
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos((long) ((1 - left) / perMinute * NANOS_A_MINUTE)));
        }
    }
}
