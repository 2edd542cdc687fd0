package io.concordat.connector.salesforce.bulk;

import java.time.Duration;

/**
 * How often a job is asked. Each question is a call, so the pauses grow.
 *
 * @param first before the first question
 * @param longest between two questions
 */
public record Polling(Duration first, Duration longest) {

    /** Small jobs end within seconds, large ones take minutes; twenty minutes are some fifteen questions. */
    public static final Polling USUAL = new Polling(Duration.ofSeconds(2), Duration.ofSeconds(120));

    /** The pause after a pause. */
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(5).dividedBy(3);
        return longer.compareTo(longest) < 0 ? longer : longest;
    }
}
