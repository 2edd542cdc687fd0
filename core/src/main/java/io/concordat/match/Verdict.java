package io.concordat.match;

import java.util.List;
import java.util.UUID;

/** Whether a remote record has a counterpart in the hub. */
public sealed interface Verdict {

    /**
     * It has exactly one.
     *
     * @param hubId the counterpart
     * @param level the level that decided
     * @param evidence the values that were equal
     * @param hints what speaks against it; shown on the link, decides nothing
     */
    record Matched(UUID hubId, Level level, List<Comparison> evidence, List<Hint> hints) implements Verdict {

        public Matched {
            evidence = List.copyOf(evidence);
            hints = List.copyOf(hints);
        }
    }

    /**
     * It has several, or one that is taken: a person decides, and nothing is written until then.
     *
     * @param level the level on which it became ambiguous; lower ones were not tried
     * @param why what makes it ambiguous
     * @param hubIds the hub records concerned, in a fixed order
     * @param remoteIds other remote records concerned, in a fixed order
     */
    record Ambiguous(Level level, Why why, List<UUID> hubIds, List<String> remoteIds) implements Verdict {

        public Ambiguous {
            hubIds = hubIds.stream().sorted().toList();
            remoteIds = remoteIds.stream().sorted().toList();
        }
    }

    /**
     * It has none.
     *
     * @param passedOver hub records that would match but for case or inner blanks, or because a person took them apart
     */
    record Unmatched(List<Finding> passedOver) implements Verdict {

        public Unmatched {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** What makes a match ambiguous. */
    enum Why {
        /** Several hub records are equal on the level. */
        SEVERAL_HUB_RECORDS,
        /** The only equal hub record is linked to another remote record. */
        ALREADY_LINKED,
        /** Several remote records claim one hub record on the same level. */
        SEVERAL_REMOTE_RECORDS,
        /** Another remote record claims the same hub record on a higher level, and gets it. */
        CLAIMED_BY_BETTER_MATCH
    }

    /**
     * Something that speaks against a match.
     *
     * @param kind what it is
     * @param level the level on which it was found
     * @param other the other hub record's id, or the other remote record's
     */
    record Hint(Kind kind, Level level, String other) {

        /** What speaks against a match. */
        public enum Kind {
            /** On a lower level another hub record is equal. */
            LOWER_LEVEL_POINTS_ELSEWHERE,
            /** On a lower level another remote record claims the same hub record. */
            CLAIMED_BY_ANOTHER
        }
    }
}
