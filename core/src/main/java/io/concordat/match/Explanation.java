package io.concordat.match;

import java.util.List;
import java.util.Map;

/**
 * How a verdict came about: every level with what was compared, and what it found.
 *
 * @param steps one for each level, in their order
 * @param verdict the verdict before the claims of other remote records are settled
 */
public record Explanation(List<Step> steps, Verdict verdict) {

    /**
     * One level.
     *
     * @param level the level
     * @param remoteValues what the remote record offers it, by hub attribute name
     * @param outcome what it found
     * @param findings how each candidate compared
     */
    public record Step(Level level, Map<String, String> remoteValues, Outcome outcome, List<Finding> findings) {

        public Step {
            remoteValues = Map.copyOf(remoteValues);
            findings = List.copyOf(findings);
        }
    }

    /** What a level found. */
    public enum Outcome {
        /** Exactly one free hub record: this level decided. */
        MATCHED,
        /** Several, or a taken one: this level decided. */
        AMBIGUOUS,
        /** Nobody. */
        NOBODY,
        /** The remote record has no value to compare. */
        BLANK,
        /** A higher level had decided. */
        NOT_TRIED
    }

    public Explanation {
        steps = List.copyOf(steps);
    }
}
