package io.concordat.sync.simulation;

import java.time.Duration;

/** The line between a process and the remote system, and all that can happen on it. */
interface Line {

    /** A request is about to leave; it may not get through. */
    void call(String what);

    /** An answer has arrived. */
    void answered(String what);

    /** Whether the line is cut somewhere in the middle of this write. */
    boolean isCut();

    /** Whether this write gets stuck on its way and arrives when nobody waits for it any more. */
    boolean isStuck();

    /** Whether somebody else has locked the row of this write for a moment. */
    boolean isBusy();

    /** A number below a bound. */
    int random(int bound);

    /** How long something takes. */
    Duration delay(Duration longest);
}
