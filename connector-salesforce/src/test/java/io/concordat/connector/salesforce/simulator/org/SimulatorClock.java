package io.concordat.connector.salesforce.simulator.org;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The org's clock: it goes with that of the machine, plus what a test adds; or stands still where a test puts it. */
public final class SimulatorClock extends Clock {

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

    /** The time as stamps have it, in whole seconds. */
    public Instant stamp() {
        return instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Instant instant() {
        return source.instant();
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
