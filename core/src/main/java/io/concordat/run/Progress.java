package io.concordat.run;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where a run is and what it has counted so far.
 *
 * @param phase the step, such as {@code READ Contact}
 * @param done records of this step that are through
 * @param total records of this step, or -1 if nobody knows
 * @param counts since the start of the run
 */
public record Progress(String phase, long done, long total, Map<Count, Long> counts) {

    public Progress {
        Map<Count, Long> copy = new EnumMap<>(Count.class);
        copy.putAll(counts);
        counts = copy;
    }

    /** A run that has just begun. */
    public static final Progress NONE = new Progress("QUEUED", 0, -1, Map.of());

    public long count(Count count) {
        return counts.getOrDefault(count, 0L);
    }
}
