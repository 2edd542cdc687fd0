package io.concordat.review;

import java.time.Instant;
import java.util.Optional;

/**
 * A question and what became of it.
 *
 * @param review the question
 * @param state where it stands
 * @param answer what was decided; empty unless it was
 * @param decidedBy who decided, "" if nobody did
 * @param decidedAt when
 */
public record Asked(
        Review review, State state, Optional<Answer> answer, String decidedBy, Optional<Instant> decidedAt) {

    /** Where a question stands. */
    public enum State {
        OPEN,
        DECIDED,
        /** Its cause went away before anybody decided. */
        CLOSED
    }
}
