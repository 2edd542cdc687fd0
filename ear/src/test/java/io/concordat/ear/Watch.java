package io.concordat.ear;

import java.time.Duration;

/** Tells an answer that did what it was told from one of a busy machine; begins to count when it is made. */
final class Watch {

    /** What is injected waits for 20 seconds where it is obeyed, or counts to a billion. */
    private static final Duration LONG = Duration.ofSeconds(15);

    private final long begin = System.nanoTime();

    /** Whether whoever answers has waited for somebody, or has counted that far. */
    boolean isLong() {
        return Duration.ofNanos(System.nanoTime() - begin).compareTo(LONG) > 0;
    }
}
