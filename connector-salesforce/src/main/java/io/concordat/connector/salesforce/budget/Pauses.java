package io.concordat.connector.salesforce.budget;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits for Salesforce, and gives a sign of life meanwhile. */
public final class Pauses {

    /** Waits by sleeping. */
    public static final Sleep SLEEP = pause -> Thread.sleep(pause.toMillis());

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Sleep sleep;
    private Runnable sign = () -> {};

    /** How a thread waits. */
    @FunctionalInterface
    public interface Sleep {

        void sleep(Duration pause) throws InterruptedException;
    }

    public Pauses(Sleep sleep) {
        this.sleep = sleep;
    }

    /** What to do every few seconds. */
    public void whileWaiting(Runnable everyFewSeconds) {
        sign = everyFewSeconds;
    }

    /** Waits so long. */
    public void pause(Duration whole) {
        Duration left = whole;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration part = left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE;
            sleep(part);
            sign.run();
            left = left.minus(part);
        }
    }

    /** Waits some part of 1, 2, 4, 8 … seconds, so that many do not come back at once. */
    public void before(int attempt) {
        long most = 1_000L << Math.min(attempt - 1, 5);
        pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 4, most)));
    }

    private void sleep(Duration part) {
        try {
            sleep.sleep(part);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Failure.UNREACHABLE, "the hub is shutting down", stopped);
        }
    }
}
