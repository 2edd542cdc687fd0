package io.concordat.merge;

import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;

/**
 * A value on its way to the other side, and what the rule says of that way. Both ways are this one record, so that the
 * merge treats the sides alike.
 *
 * @param action the way
 * @param changed the reason if only the sending side was edited
 * @param value the value that would travel
 * @param replaced the value that it would replace
 * @param directed whether the direction of the field leads this way at all
 * @param overwrite whether a value may be replaced there
 * @param blankClears whether a blank may travel
 */
record Push(
        Action action,
        Reason changed,
        String value,
        String replaced,
        boolean directed,
        Overwrite overwrite,
        boolean blankClears) {

    static Push toRemote(FieldRule rule, String hub, String remote) {
        return new Push(
                Action.TO_REMOTE,
                Reason.HUB_CHANGED,
                hub,
                remote,
                rule.direction().reachesRemote(),
                rule.toRemote(),
                rule.blankClears());
    }

    static Push toHub(FieldRule rule, String hub, String remote) {
        return new Push(
                Action.TO_HUB,
                Reason.REMOTE_CHANGED,
                remote,
                hub,
                rule.direction().reachesHub(),
                rule.toHub(),
                rule.blankClears());
    }

    /** Only the sending side was edited. */
    Decision becauseChanged(Base base) {
        if (isAllowed() && value.isEmpty() && !blankClears) {
            return new Decision(Action.NOTHING, Reason.BLANK_IGNORED, base);
        }
        return ifAllowed(changed, base);
    }

    /** The sending side wins, or fills a blank. */
    Decision ifAllowed(Reason reason, Base base) {
        return isAllowed()
                ? new Decision(action, reason, Base.of(value))
                : new Decision(Action.NOTHING, Reason.KEPT_BY_RULE, base);
    }

    boolean fillsBlank() {
        return replaced.isEmpty() && !value.isEmpty();
    }

    private boolean isAllowed() {
        return directed && (overwrite == Overwrite.ALWAYS || replaced.isEmpty());
    }
}
