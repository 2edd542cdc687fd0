package io.concordat.match;

import io.concordat.match.Verdict.Ambiguous;
import io.concordat.match.Verdict.Hint;
import io.concordat.match.Verdict.Matched;
import io.concordat.match.Verdict.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Settles that several remote records of one run claim the same hub record. The best level wins if it stands alone; two
 * claims on the best level are both ambiguous. The order of the claims does not matter.
 */
public final class Claims {

    private Claims() {}

    /**
     * Settles all claims of a run, after every page was matched.
     *
     * @param claims the matches by remote id
     * @return a verdict for each remote id, in their order; those who lost are ambiguous, so that nothing is created
     *     for them before a person has looked
     */
    public static Map<String, Verdict> settle(Map<String, Matched> claims) {
        Map<UUID, Map<String, Matched>> byHubId = new HashMap<>();
        claims.forEach((remoteId, match) ->
                byHubId.computeIfAbsent(match.hubId(), id -> new TreeMap<>()).put(remoteId, match));
        Map<String, Verdict> settled = new TreeMap<>();
        byHubId.values().forEach(rivals -> settleOne(rivals, settled));
        return settled;
    }

    private static void settleOne(Map<String, Matched> rivals, Map<String, Verdict> settled) {
        int best = rivals.values().stream()
                .mapToInt(match -> match.level().number())
                .min()
                .orElseThrow();
        long winners = rivals.values().stream()
                .filter(match -> match.level().number() == best)
                .count();
        rivals.forEach((remoteId, match) -> {
            if (winners > 1) {
                settled.put(remoteId, ambiguous(remoteId, match, Why.SEVERAL_REMOTE_RECORDS, rivals.keySet()));
            } else if (match.level().number() == best) {
                settled.put(remoteId, winner(remoteId, match, rivals));
            } else {
                settled.put(remoteId, ambiguous(remoteId, match, Why.CLAIMED_BY_BETTER_MATCH, rivals.keySet()));
            }
        });
    }

    private static Verdict ambiguous(String remoteId, Matched match, Why why, Collection<String> rivals) {
        List<String> others =
                rivals.stream().filter(rival -> !rival.equals(remoteId)).toList();
        return new Ambiguous(match.level(), why, List.of(match.hubId()), others);
    }

    private static Verdict winner(String remoteId, Matched match, Map<String, Matched> rivals) {
        List<Hint> hints = new ArrayList<>(match.hints());
        rivals.forEach((rival, theirs) -> {
            if (!rival.equals(remoteId)) {
                hints.add(new Hint(Hint.Kind.CLAIMED_BY_ANOTHER, theirs.level(), rival));
            }
        });
        return new Matched(match.hubId(), match.level(), match.evidence(), hints);
    }
}
