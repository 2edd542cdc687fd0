package io.concordat.hub;

import io.concordat.canonical.HubObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records there are, for the heads of pages. Counting many takes a while, and among many some more or less
 * matter little: then what was counted a minute ago will do. Safe for many threads.
 */
@ApplicationScoped
public class RecordCounts {

    private static final long MANY = 50_000;
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final HubRecords records;
    private final Clock clock;
    private final Map<HubObject, Counted> last = new ConcurrentHashMap<>();

    @Inject
    public RecordCounts(HubRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    private record Counted(long count, Instant at) {}

    /** How many live records there are, or were a minute ago. */
    public long of(HubObject object) {
        Instant now = clock.instant();
        Counted known = last.get(object);
        if (known != null && known.count() >= MANY && now.isBefore(known.at().plus(GOOD_FOR))) {
            return known.count();
        }
        long count = records.count(object);
        last.put(object, new Counted(count, now));
        return count;
    }
}
