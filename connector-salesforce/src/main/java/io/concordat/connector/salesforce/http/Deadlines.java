package io.concordat.connector.salesforce.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long. One quiet thread for all requests. */
final class Deadlines {

    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "salesforce-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    static {
        CLOCK.setRemoveOnCancelPolicy(true);
        CLOCK.setKeepAliveTime(10, TimeUnit.SECONDS);
        CLOCK.allowCoreThreadTimeOut(true);
    }

    private Deadlines() {}

    /** Runs something short after a while, unless it is cancelled. */
    static Future<?> after(Duration pause, Runnable end) {
        return CLOCK.schedule(end, Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS);
    }
}
