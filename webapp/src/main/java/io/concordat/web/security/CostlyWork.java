package io.concordat.web.security;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requests that keep the hub busy for long: files of many records in and out, reports, and looking at real data of
 * another system. So many at once for one caller and so many altogether; the others are answered meanwhile. Safe for
 * many threads.
 */
final class CostlyWork {

    static final int FOR_ONE = 2;
    static final int ALTOGETHER = 8;

    private static final Pattern COSTLY = Pattern.compile("/api/v1/(?:"
            + "(?:profiles|accounts|leads)/(?:export|import|[^/]+/export)"
            + "|runs/[^/]+/changes"
            + "|system/support-bundle"
            + "|connections/[^/]+/(?:check|match/explain|remote/.*))");

    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    static boolean isAt(String path) {
        return COSTLY.matcher(path).matches();
    }

    /** Whether it may begin; if so, {@link #end} has to follow. */
    synchronized boolean begin(String caller) {
        int own = underWay.getOrDefault(caller, 0);
        if (own >= FOR_ONE || all >= ALTOGETHER) {
            return false;
        }
        underWay.put(caller, own + 1);
        all++;
        return true;
    }

    synchronized void end(String caller) {
        all--;
        int own = underWay.getOrDefault(caller, 1);
        if (own > 1) {
            underWay.put(caller, own - 1);
        } else {
            underWay.remove(caller);
        }
    }
}
