package io.concordat.sync;

import io.concordat.run.ChangeError;
import io.concordat.sync.store.Hold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a pair waits for once it was decided about. A plan alone ends no wait: it may be thrown away, and then the next
 * run has to come back to the record though neither side changed.
 */
record PairHold(Origin origin, BoundObject bound, Pair pair, Map<String, ChangeError> refused, Set<String> conflicts) {

    /**
     * The wait that is left.
     *
     * @param written the fields that are to be written on either side
     * @param now the fingerprint of both records as they are
     * @param after the same once everything planned for them is done
     * @return empty if there is nothing to wait for but what was planned, and nothing was waited for before
     */
    Optional<Hold> afterWriting(Set<String> written, Supplier<String> now, Supplier<String> after) {
        if (refused.isEmpty() && conflicts.isEmpty()) {
            return pair.hold().map(Hold::untilDone);
        }
        Map<String, String> decided = decided(written, now);
        Map<String, String> resolution = questions(written);
        resolution.putAll(decided);
        return Optional.of(new Hold(
                origin.connectionId(),
                bound.object(),
                bound.remoteObject(),
                pair.hubId(),
                pair.remoteId(),
                refused.isEmpty() ? Hold.Reason.CONFLICT : Hold.Reason.REJECTED,
                fingerprint(written, decided, after),
                error(),
                resolution,
                origin.runId()));
    }

    /** What a person decided about fields that are still to be written, if it was decided on what stands there now. */
    private Map<String, String> decided(Set<String> written, Supplier<String> now) {
        Map<String, String> decided = new HashMap<>(pair.hold()
                .filter(Hold::isDecided)
                .filter(hold ->
                        hold.fingerprint().isEmpty() || hold.fingerprint().equals(now.get()))
                .map(Hold::decided)
                .orElse(Map.of()));
        decided.keySet().retainAll(written);
        return decided;
    }

    /** A record that every run came back to goes on being one until what was planned is done. */
    private String fingerprint(Set<String> written, Map<String, String> decided, Supplier<String> after) {
        Optional<Hold> open = pair.hold().filter(Hold::isOpen);
        if (written.isEmpty() || open.isEmpty()) {
            return after.get();
        }
        return decided.isEmpty() ? "" : open.get().fingerprint();
    }

    /** What was asked is asked until it is no conflict any more, and what is written instead is made. */
    private Map<String, String> questions(Set<String> written) {
        Map<String, String> questions =
                new HashMap<>(pair.hold().map(Hold::questions).orElse(Map.of()));
        questions.keySet().removeIf(field -> !conflicts.contains(field) && !written.contains(field));
        return questions;
    }

    private ChangeError error() {
        return refused.values().stream()
                .findFirst()
                .orElseGet(() -> new ChangeError(
                        "CONFLICT",
                        "both sides hold different values of " + String.join(", ", conflicts),
                        "decide in the review queue, or choose another conflict policy"));
    }
}
