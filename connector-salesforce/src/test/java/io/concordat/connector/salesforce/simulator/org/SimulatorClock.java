package io.concordat.connector.salesforce.simulator.org;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The org's clock: it goes with that of the machine, plus what a test adds; or stands still where a test puts it. */
public final class SimulatorClock extends Clock {

    private final ThreadLocal<Optional<Clock>> borrowed = ThreadLocal.withInitial(Optional::empty);
    private volatile Clock source = Clock.systemUTC();

    /** Stops the clock here. */
    public void stopAt(Instant instant) {
        source = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Moves the clock on, or back. */
    public void advance(Duration duration) {
        source = Clock.offset(source, duration);
    }

    /** Lets the clock go with another one. */
    public void follow(Clock other) {
        source = other;
    }

    /** Lets work of this thread see another clock. */
    public void during(Clock other, Runnable work) {
        borrowed.set(Optional.of(other));
        try {
            work.run();
        } finally {
            borrowed.remove();
        }
    }

    /** The time as stamps have it, in whole seconds. */
    public Instant stamp() {
        return instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Instant instant() {
        return borrowed.get().orElse(source).instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return source.withZone(zone);
    }
}
