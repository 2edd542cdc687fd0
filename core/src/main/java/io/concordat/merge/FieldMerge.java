package io.concordat.merge;

import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The three-way merge of one field.
 *
 * <table>
 * <caption>b is the last agreed value, h the hub's, c the other side's; ? is unknown</caption>
 * <tr><td>h = c</td><td>they agree; nothing is written</td></tr>
 * <tr><td>c = b ≠ h</td><td>the hub was edited: to the remote side, if the rule allows</td></tr>
 * <tr><td>h = b ≠ c</td><td>the remote side was edited: to the hub, if the rule allows</td></tr>
 * <tr><td>all differ, or b = ? and h ≠ c</td><td>a blank is filled; otherwise the conflict policy</td></tr>
 * </table>
 *
 * <p>Swapping the sides in the question swaps them in the answer.
 */
public final class FieldMerge {

    /** The longest value that travels by itself, in bytes; a person decides about longer ones. */
    public static final int LARGEST_VALUE = 128 * 1024;

    /** Two clocks that are closer than this do not tell which edit was the later one. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private FieldMerge() {}

    /** Decides about a field whose value is known on both sides; all values canonical. */
    public static Decision decide(FieldRule rule, Base base, String hub, String remote, Edited edited) {
        if (hub.equals(remote)) {
            return new Decision(base.is(hub) ? Action.NOTHING : Action.AGREE, Reason.SAME, Base.of(hub));
        }
        Push toRemote = Push.toRemote(rule, hub, remote);
        Push toHub = Push.toHub(rule, hub, remote);
        Decision decision = differing(rule, base, toRemote, toHub, edited);
        return isTooLarge(decision) ? conflict(base) : decision;
    }

    private static Decision differing(FieldRule rule, Base base, Push toRemote, Push toHub, Edited edited) {
        if (base.is(toHub.value())) {
            return toRemote.becauseChanged(base);
        }
        if (base.is(toRemote.value())) {
            return toHub.becauseChanged(base);
        }
        boolean blankSaysNothing = base.value().isEmpty() || !rule.blankClears();
        if (blankSaysNothing && toRemote.fillsBlank()) {
            return toRemote.ifAllowed(Reason.FILLED_BLANK, base);
        }
        if (blankSaysNothing && toHub.fillsBlank()) {
            return toHub.ifAllowed(Reason.FILLED_BLANK, base);
        }
        return switch (rule.conflict()) {
            case PREFER_HUB -> toRemote.ifAllowed(Reason.PREFER_HUB, base);
            case PREFER_REMOTE -> toHub.ifAllowed(Reason.PREFER_REMOTE, base);
            case NEWEST -> newest(base, toRemote, toHub, edited);
            case REVIEW -> conflict(base);
        };
    }

    private static Decision newest(Base base, Push toRemote, Push toHub, Edited edited) {
        if (edited.hub().isEmpty() || edited.remote().isEmpty()) {
            return conflict(base);
        }
        Instant hub = edited.hub().get();
        Instant remote = edited.remote().get();
        if (Duration.between(hub, remote).abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            return conflict(base);
        }
        return hub.isAfter(remote)
                ? toRemote.ifAllowed(Reason.NEWEST_HUB, base)
                : toHub.ifAllowed(Reason.NEWEST_REMOTE, base);
    }

    private static Decision conflict(Base base) {
        return new Decision(Action.CONFLICT, Reason.REVIEW, base);
    }

    /** A decision to write carries the written value as its base. */
    private static boolean isTooLarge(Decision decision) {
        if (decision.action() != Action.TO_HUB && decision.action() != Action.TO_REMOTE) {
            return false;
        }
        String written = decision.base().value().orElse("");
        return written.length() > LARGEST_VALUE / 4 && written.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE;
    }
}
