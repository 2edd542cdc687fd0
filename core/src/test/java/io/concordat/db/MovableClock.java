package io.concordat.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it. */
public final class MovableClock extends Clock {

    private Instant now;

    private MovableClock(Instant now) {
        this.now = now;
    }

    public static MovableClock at(String moment) {
        return new MovableClock(Instant.parse(moment));
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    public synchronized void set(String moment) {
        now = Instant.parse(moment);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
