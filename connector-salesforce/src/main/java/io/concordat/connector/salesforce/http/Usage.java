package io.concordat.connector.salesforce.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls made through one client, and what Salesforce says of the organisation's allowance. For many threads. */
public final class Usage {

    private static final Pattern API_USAGE = Pattern.compile("api-usage=(\\d{1,18})/(\\d{1,18})");

    private final AtomicLong calls = new AtomicLong();
    private volatile Optional<Allowance> allowance = Optional.empty();
    private volatile String said = "";

    /**
     * The allowance of the organisation, shared by everybody.
     *
     * @param used calls in the last 24 hours, somewhat behind
     * @param most calls in 24 hours
     */
    public record Allowance(long used, long most) {

        public long remaining() {
            return Math.max(0, most - used);
        }
    }

    /** Calls that count, made so far. */
    public long calls() {
        return calls.get();
    }

    /** The newest word; empty as long as there was none. */
    public Optional<Allowance> allowance() {
        return allowance;
    }

    void count() {
        calls.incrementAndGet();
    }

    /** What was said elsewhere than in a header. */
    public void learn(Allowance newest) {
        allowance = Optional.of(newest);
        said = "";
    }

    void observe(String limitInfo) {
        if (limitInfo.equals(said)) {
            return;
        }
        Matcher usage = API_USAGE.matcher(limitInfo);
        if (usage.find()) {
            allowance = Optional.of(new Allowance(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2))));
            said = limitInfo;
        }
    }
}
