package io.concordat.connector.salesforce.budget;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.salesforce.http.Usage;
import io.concordat.connector.salesforce.http.Usage.Allowance;
import java.time.Duration;
import java.util.Optional;

/**
 * Says whether another call may be made. What Salesforce says of the organisation's use comes late, so calls made since
 * it last said something new are added to it.
 *
 * <p>Once a limit is reached nothing is called any more in this session: the run parks, and goes on when calls of the
 * last 24 hours have become older than that.
 */
public final class Budget {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Usage usage;
    private final Allowances allowances;
    private Allowance said = new Allowance(0, 0);
    private long callsWhenSaid;
    private Optional<String> spent = Optional.empty();

    public Budget(Usage usage, Allowances allowances) {
        this.usage = usage;
        this.allowances = allowances;
    }

    /** @throws ConnectorException of THROTTLED if the next call would go beyond what is allowed */
    public synchronized void check() {
        listen();
        if (spent.isEmpty() && isCapReached()) {
            spent = Optional.of("this run has made the " + allowances.mostCalls()
                    + " calls that the connection allows it; it goes on later");
        }
        if (spent.isEmpty() && isReserveReached()) {
            spent = Optional.of("of the organisation's " + said.most() + " calls a day " + allowances.reserve()
                    + " % are left to others; the run goes on when calls are free again");
        }
        spent.ifPresent(why -> {
            throw ConnectorException.throttled(why, PAUSE);
        });
    }

    /** Salesforce itself says that there are no calls left. */
    synchronized void exhausted() {
        spent = Optional.of(
                "the organisation's API calls of the last 24 hours are used up; the run goes on when calls are free again");
    }

    private boolean isCapReached() {
        return allowances.mostCalls() > 0 && usage.calls() >= allowances.mostCalls();
    }

    private boolean isReserveReached() {
        return said.most() > 0 && used() >= allowances.limit(said.most());
    }

    private long used() {
        return said.used() + usage.calls() - callsWhenSaid;
    }

    /** Calls that are left to the hub, as well as it can know; empty as long as Salesforce has not said anything. */
    public synchronized Optional<Long> remaining() {
        listen();
        return said.most() == 0 ? Optional.empty() : Optional.of(Math.max(0, allowances.limit(said.most()) - used()));
    }

    /** The most calls of one session; empty for no limit but what is left. */
    public Optional<Long> cap() {
        return Optional.of(allowances.mostCalls()).filter(most -> most > 0);
    }

    private void listen() {
        usage.allowance().filter(newest -> !newest.equals(said)).ifPresent(newest -> {
            said = newest;
            callsWhenSaid = usage.calls();
        });
    }
}
