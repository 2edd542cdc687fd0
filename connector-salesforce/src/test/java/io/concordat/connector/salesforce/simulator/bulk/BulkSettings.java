package io.concordat.connector.salesforce.simulator.bulk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How jobs go; tests change it. */
public final class BulkSettings {

    private volatile Duration delay = Duration.ofMillis(20);
    private final AtomicInteger failAfter = new AtomicInteger(-1);
    private volatile int queryJobsLeft = 10_000;

    /** How long a job waits before it is worked on, in real time. */
    public Duration delay() {
        return delay;
    }

    public void delay(Duration value) {
        delay = value;
    }

    /** Lets the next ingest job fail after so many rows; those before stay done. */
    public void failNextAfter(int rows) {
        failAfter.set(rows);
    }

    int takeFailure() {
        return failAfter.getAndSet(-1);
    }

    /** How many query jobs the day still allows. */
    public void queryJobsLeft(int jobs) {
        queryJobsLeft = jobs;
    }

    synchronized boolean takeQueryJob() {
        queryJobsLeft--;
        return queryJobsLeft >= 0;
    }
}
