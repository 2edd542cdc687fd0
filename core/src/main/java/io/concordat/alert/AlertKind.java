package io.concordat.alert;

/** What can be the matter with a connection. */
public enum AlertKind {
    /** The remote system refuses the hub's sign-in. */
    NEEDS_LOGIN("refuses the sign-in; enter the credentials again"),
    /** The last run failed. */
    RUN_FAILED("the last run failed"),
    /** It should have run by its schedule and did not, or not to the end. */
    RUN_OVERDUE("no run has ended well for longer than its schedule allows"),
    /** A run stopped before an unusual change. */
    GUARD_STOP("a run stopped before an unusual change and waits for a person"),
    /** Calls to the remote system are nearly used up, or are used up. */
    BUDGET("calls to the other system are nearly used up"),
    /** Questions wait for a person. */
    REVIEWS("questions wait for a decision"),
    /** Changes of the hub have been waiting for too long. */
    BACKLOG("changes of the hub have been waiting for too long");

    private final String words;

    AlertKind(String words) {
        this.words = words;
    }

    /** What it says of a connection, in English. */
    String of(String connection) {
        return connection + ": " + words;
    }
}
