package io.concordat.run;

/** Where a run stands. */
public enum RunState {
    /** Reading, matching and planning. */
    RUNNING,
    /** Planned, waiting for somebody to apply it. */
    PLANNED,
    APPLYING,
    SUCCEEDED,
    /** Ended, but not every row went through. */
    PARTIAL,
    FAILED,
    CANCELLED,
    /** The remote system asked for a pause; goes on by itself. */
    PARKED;

    /** Whether it came to its end, whatever became of single rows. */
    public boolean isGood() {
        return this == SUCCEEDED || this == PARTIAL;
    }

    /** Whether nothing more will happen by itself or by apply. */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, PARTIAL, FAILED, CANCELLED -> true;
            case RUNNING, PLANNED, APPLYING, PARKED -> false;
        };
    }
}
