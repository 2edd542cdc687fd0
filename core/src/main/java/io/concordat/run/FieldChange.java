package io.concordat.run;

import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;

/**
 * One field of a change, in the hub's words.
 *
 * @param from the value that stood there when it was decided, "" for blank
 * @param to the value that is to stand there
 * @param reason the rule that decided
 * @param baseBefore the last agreed value before, needed to take the change back
 * @param baseAfter the agreed value once the change is made
 */
public record FieldChange(String from, String to, Reason reason, Base baseBefore, Base baseAfter) {

    /** A decided write: what is written is what both sides agree on. */
    public static FieldChange decided(String from, String to, Reason reason, Base before) {
        return new FieldChange(from, to, reason, before, Base.of(to));
    }

    /** The change that takes this one back. */
    public FieldChange inverse() {
        return new FieldChange(to, from, Reason.UNDO, baseAfter, baseBefore);
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "FieldChange[" + reason + "]";
    }
}
