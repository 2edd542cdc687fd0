package io.concordat.sync;

import java.util.concurrent.ThreadLocalRandom;

/** Waits longer each time, and never as long as another: between nothing and 1, 2, 4, 8 seconds. */
final class BackOff {

    private static final long FIRST_MILLIS = 1_000;

    private BackOff() {}

    static void sleep(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_MILLIS << Math.min(attempt - 1, 3)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
