package io.concordat.match;

import io.concordat.match.Comparison.Result;
import java.util.List;
import java.util.UUID;

/**
 * How one hub record compared with the remote record on one level.
 *
 * @param level the level
 * @param hubId the hub record
 * @param comparisons one for every pair of the level
 * @param status what became of it
 */
public record Finding(Level level, UUID hubId, List<Comparison> comparisons, Status status) {

    /** What became of a candidate. */
    public enum Status {
        /** Equal in every pair and free to be linked. */
        EXACT,
        /** Equal in every pair, but linked to another remote record already. */
        EXACT_BUT_LINKED,
        /** Equal in every pair but for case or inner blanks. */
        NEAR_MISS,
        /** Equal or nearly so, but a person took the two apart. */
        KEPT_APART,
        /** Not equal. */
        NO_MATCH,
        /** An anonymous profile; it takes no part, whatever it holds. */
        ANONYMOUS
    }

    public Finding {
        comparisons = List.copyOf(comparisons);
    }

    static Finding of(String remoteId, Probe probe, Candidate candidate) {
        List<Comparison> comparisons = probe.level().pairs().stream()
                .map(pair -> Comparison.of(probe.level(), pair, candidate.value(pair.hub()), probe.value(pair.hub())))
                .toList();
        return new Finding(probe.level(), candidate.hubId(), comparisons, status(remoteId, candidate, comparisons));
    }

    boolean isExact() {
        return status == Status.EXACT || status == Status.EXACT_BUT_LINKED;
    }

    /** Whether a person might take it for the counterpart, and should be told why it is not. */
    boolean isPassedOver() {
        return status == Status.NEAR_MISS || status == Status.KEPT_APART;
    }

    private static Status status(String remoteId, Candidate candidate, List<Comparison> comparisons) {
        if (!candidate.known()) {
            return Status.ANONYMOUS;
        }
        Status likeness = likeness(remoteId, candidate, comparisons);
        return likeness != Status.NO_MATCH && candidate.isApartFrom(remoteId) ? Status.KEPT_APART : likeness;
    }

    private static Status likeness(String remoteId, Candidate candidate, List<Comparison> comparisons) {
        if (comparisons.stream().allMatch(comparison -> comparison.result() == Result.EQUAL)) {
            boolean elsewhere = candidate
                    .linkedTo()
                    .filter(linked -> !RemoteIds.same(linked, remoteId))
                    .isPresent();
            return elsewhere ? Status.EXACT_BUT_LINKED : Status.EXACT;
        }
        boolean near = comparisons.stream()
                .noneMatch(
                        comparison -> comparison.result() == Result.DIFFERENT || comparison.result() == Result.BLANK);
        return near ? Status.NEAR_MISS : Status.NO_MATCH;
    }
}
