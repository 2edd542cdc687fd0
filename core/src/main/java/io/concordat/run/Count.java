package io.concordat.run;

/** What a run counts; the names of the REST contract in camelCase. */
public enum Count {
    READ("read"),
    UNCHANGED("unchanged"),
    MATCHED("matched"),
    NEW_LINKS("newLinks"),
    UNMATCHED("unmatched"),
    AMBIGUOUS("ambiguous"),
    CONFLICTS("conflicts"),
    HUB_UPDATES("hubUpdates"),
    HUB_CREATES("hubCreates"),
    REMOTE_UPDATES("remoteUpdates"),
    REMOTE_CREATES("remoteCreates"),
    REJECTED("rejected"),
    SKIPPED("skipped");

    private final String label;

    Count(String label) {
        this.label = label;
    }

    /** Its name on the wire and in the database. */
    public String label() {
        return label;
    }
}
