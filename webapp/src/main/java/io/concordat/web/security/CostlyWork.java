package io.concordat.web.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Requests that keep the hub busy for long: files of many records in and out, reports, and looking at real data of
 * another system. So many at once for one caller and so many altogether; whoever comes later waits in line for a while,
 * and the first in line whose share allows it is next. So many may wait; all other requests are answered meanwhile.
 * Safe for many threads.
 */
final class CostlyWork {

    static final int FOR_ONE = 2;
    static final int ALTOGETHER = 8;
    static final int WAITING_FOR_ONE = 4;
    static final int WAITING_ALTOGETHER = 24;

    private static final Pattern COSTLY = Pattern.compile("/api/v1/(?:"
            + "(?:profiles|accounts|leads)/(?:export|import|[^/]+/export)"
            + "|runs/[^/]+/changes"
            + "|system/support-bundle"
            + "|connections/[^/]+/(?:check|match/explain|remote/.*))");

    private final Map<String, Integer> underWay = new HashMap<>();
    private final List<Waiting> line = new ArrayList<>();
    private int all;

    /** Somebody in line; two are never the same. */
    private static final class Waiting {

        private final String caller;

        Waiting(String caller) {
            this.caller = caller;
        }
    }

    static boolean isAt(String path) {
        return COSTLY.matcher(path).matches();
    }

    /**
     * Whether it may begin; if so, {@link #end} has to follow.
     *
     * @param patience how long to wait for that, if the line is not too long
     */
    synchronized boolean begin(String caller, Duration patience) throws InterruptedException {
        Waiting own = new Waiting(caller);
        if (!isTurnOf(own) && !mayWait(caller, patience)) {
            return false;
        }
        line.add(own);
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (!isTurnOf(own)) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            underWay.merge(caller, 1, Integer::sum);
            all++;
            return true;
        } finally {
            line.remove(own);
            notifyAll();
        }
    }

    private boolean mayWait(String caller, Duration patience) {
        return !patience.isZero()
                && line.size() < WAITING_ALTOGETHER
                && line.stream().filter(other -> other.caller.equals(caller)).count() < WAITING_FOR_ONE;
    }

    /** Those ahead who have their share already are passed by. */
    private boolean isTurnOf(Waiting own) {
        int place = line.indexOf(own);
        List<Waiting> ahead = place < 0 ? line : line.subList(0, place);
        return all < ALTOGETHER && hasShareLeft(own) && ahead.stream().noneMatch(this::hasShareLeft);
    }

    private boolean hasShareLeft(Waiting waiting) {
        return underWay.getOrDefault(waiting.caller, 0) < FOR_ONE;
    }

    synchronized void end(String caller) {
        all--;
        int own = underWay.getOrDefault(caller, 1);
        if (own > 1) {
            underWay.put(caller, own - 1);
        } else {
            underWay.remove(caller);
        }
        notifyAll();
    }
}
