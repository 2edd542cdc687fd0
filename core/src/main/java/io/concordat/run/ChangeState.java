package io.concordat.run;

/** How far a change has come. */
public enum ChangeState {
    /** Decided, not done. */
    PLANNED,
    /** Handed to the remote system; the answer is not recorded yet. */
    SENT,
    APPLIED,
    /** Refused by a check or by the remote system; held until somebody changes something. */
    REJECTED,
    /** Sent, and nobody knows whether it arrived; the next step reads the record. */
    UNKNOWN,
    /** A record changed after the decision; it was decided anew. */
    STALE,
    /** Not done on purpose; the error says why. */
    SKIPPED,
    /** Applied and later taken back. */
    UNDONE;

    /** Whether it was neither done nor is to be done, as far as is known; most changes of most runs never are. */
    public boolean isTrouble() {
        return this == REJECTED || this == UNKNOWN || this == STALE || this == SKIPPED;
    }
}
