package io.concordat.db;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by the time they were made (UUID version 7), so that rows made together stand together on disk.
 * Safe for many threads.
 */
public final class Ids {

    private final Clock clock;
    private final RandomGenerator random;
    private long lastMillis;
    private int sequence;

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Ids by the wall clock and a strong random generator. */
    public static Ids system() {
        return new Ids(Clock.systemUTC(), new SecureRandom());
    }

    /** Makes all ids from now on greater than one that may have been made elsewhere, by a clock that goes ahead. */
    public synchronized void passBy(UUID id) {
        long millis = id.getMostSignificantBits() >>> 16;
        if (millis >= lastMillis) {
            lastMillis = millis + 1;
            sequence = 0;
        }
    }

    /** A new id, greater than every earlier one of this instance. */
    public UUID next() {
        long millis;
        int count;
        synchronized (this) {
            long now = clock.millis();
            if (now > lastMillis) {
                lastMillis = now;
                sequence = 0;
            } else if (++sequence > 0xFFF) {
                lastMillis++;
                sequence = 0;
            }
            millis = lastMillis;
            count = sequence;
        }
        long high = millis << 16 | 0x7000L | count;
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
