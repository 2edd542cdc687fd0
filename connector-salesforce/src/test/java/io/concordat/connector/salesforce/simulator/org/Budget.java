package io.concordat.connector.salesforce.simulator.org;

import java.util.concurrent.atomic.AtomicInteger;

/** How many API calls the org has left today. */
public final class Budget {

    private final AtomicInteger used = new AtomicInteger();
    private volatile int max = 100_000;
    private volatile int lag;

    public int max() {
        return max;
    }

    public void max(int calls) {
        max = calls;
    }

    public int used() {
        return used.get();
    }

    /** Says how many calls of today are gone, by whomever. */
    public void used(int calls) {
        used.set(calls);
    }

    /** Takes one call; whether there was one left. */
    public boolean take() {
        return take(1);
    }

    public boolean take(int calls) {
        if (used.get() >= max) {
            return false;
        }
        used.addAndGet(calls);
        return true;
    }

    /** Lets answers tell what was used so many calls ago; the real one counts a little late. */
    public void lag(int calls) {
        lag = calls;
    }

    /** As each answer of the API says. */
    public String header() {
        return "api-usage=" + Math.max(0, used.get() - lag) + "/" + max;
    }
}
