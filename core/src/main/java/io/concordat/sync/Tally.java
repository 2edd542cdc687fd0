package io.concordat.sync;

import io.concordat.run.Count;
import io.concordat.run.Progress;
import java.util.EnumMap;
import java.util.Map;

/** Counts what a run does. Used by one thread. */
final class Tally {

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private String phase;
    private long done;
    private long total;

    /** Goes on counting where a run stood. */
    Tally(Progress progress) {
        counts.putAll(progress.counts());
        this.phase = progress.phase();
        this.done = progress.done();
        this.total = progress.total();
    }

    /** Counts from nothing again, because what was counted is thrown away. */
    void restart() {
        counts.clear();
    }

    void add(Count count, long more) {
        if (more != 0) {
            counts.merge(count, more, Long::sum);
        }
    }

    void set(Count count, long value) {
        counts.put(count, value);
    }

    long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /** A new step begins; total is -1 if nobody knows how much there is. */
    void begin(String step, long expected) {
        phase = step;
        done = 0;
        total = expected;
    }

    void advance(long records) {
        done += records;
    }

    Progress progress() {
        return new Progress(phase, done, total, counts);
    }
}
