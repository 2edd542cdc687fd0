package io.concordat.sync.simulation;

/** One rule of the protocol, broken. Each has to be caught by the checks, or the checks are worth nothing. */
enum Flaw {
    /** The remote system writes whatever revision was expected. */
    REVISION_IGNORED,
    /**
     * The remote system updates the record that is there when it is asked to create one. Nobody looks for it before
     * either, as if there were nothing to find it by: that alone would hide the flaw but for a moment.
     */
    CREATE_OVERWRITES,
    /** The change feed reads nothing again. */
    NO_OVERLAP,
    /** The cursor is the local clock's time, and the clock is a little ahead. */
    CURSOR_FROM_LOCAL_CLOCK,
    /** The change feed leaves out records that the hub itself was the last to write. */
    OWN_WRITES_HIDDEN,
    /** A cursor counts before the records that were read with it are dealt with. */
    CURSOR_BEFORE_ROWS,
    /** A commit is accepted whoever holds the lease. */
    FENCE_IGNORED,
    /** That a write is sent is stored only with its answer. */
    INTENT_NOT_STORED,
    /** A batch that was answered is taken as written, row by row. */
    ROWS_NOT_CHECKED,
    /** A lost answer is taken for a request that was never sent. */
    LOST_ANSWER_TAKEN_AS_NOT_SENT,
    /** What both sides agree on is taken from the hub's record as it is now, not from what was sent. */
    BASE_FROM_HUB_RECORD,
    /** A pair that was only just found is taken to have agreed on the remote side's values. */
    BASE_INVENTED,
    /** Nobody asks what became of writes without an answer. */
    NO_RECOVERY,
    /** Writes that were given up are forgotten at once. */
    GIVEN_UP_FORGOTTEN,
    /** The hub's records are changed whatever their version. */
    HUB_VERSION_IGNORED,
    /** Every mapped field is sent, not only those that changed. */
    ALL_FIELDS_SENT,
    /** Revisions are trusted at once. */
    REVISION_TRUSTED_TOO_EARLY,
    /** Nobody looks again on the other side before a record is created there. */
    NEWCOMERS_OVERLOOKED,
    /** Nobody looks again in the hub before a record is created there. */
    HUB_NEWCOMERS_OVERLOOKED,
    /** Marks of changed hub records are taken away when the run begins. */
    MARKS_CONSUMED_TOO_EARLY
}
