package io.concordat.connector.salesforce.bulk;

import java.time.Duration;

/**
 * How often a job is asked. Each question is a call, so the pauses grow.
 *
 * @param first before the first question
 * @param longest between two questions
 */
public record Polling(Duration first, Duration longest) {

    private static final long ROWS_A_SECOND = 2_500;

    /** Small jobs end within seconds, large ones take minutes; twenty minutes are some fifteen questions. */
    public static final Polling USUAL = new Polling(Duration.ofSeconds(2), Duration.ofSeconds(120));

    /** For a job of so many rows: asking before it can have ended is a call for nothing. */
    public Polling forRows(long rows) {
        Duration work = Duration.ofSeconds(rows / ROWS_A_SECOND);
        Duration later = work.compareTo(first) > 0 ? work : first;
        return new Polling(later.compareTo(longest) < 0 ? later : longest, longest);
    }

    /** The pause after a pause. */
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(5).dividedBy(3);
        return longer.compareTo(longest) < 0 ? longer : longest;
    }
}
