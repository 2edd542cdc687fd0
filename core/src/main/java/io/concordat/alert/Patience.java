package io.concordat.alert;

import io.concordat.connection.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a connection may leave things as they are before a person should know, by its schedule. */
final class Patience {

    /** A night and two hours. */
    private static final Duration NIGHT = Duration.ofHours(26);

    /** What a run that is due may take, and be late. */
    private static final Duration LATE = Duration.ofHours(2);

    private Patience() {}

    /**
     * When a run should have ended well at the latest.
     *
     * @param since when the one before did; of a connection that never ran, when it was made
     * @return empty if only people start runs
     */
    static Optional<Instant> forRun(Schedule schedule, Instant since) {
        return switch (schedule.kind()) {
            case NIGHTLY, STREAMING -> Optional.of(since.plus(NIGHT));
            case INTERVAL, CALENDAR -> schedule.nextAfter(since).map(due -> due.plus(LATE));
            case MANUAL -> Optional.empty();
        };
    }
}
