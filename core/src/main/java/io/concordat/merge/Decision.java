package io.concordat.merge;

/**
 * What the merge decided about one field.
 *
 * @param action what is to happen
 * @param reason which rule decided; shown to the admin
 * @param base the base once the action is done; the old one if nothing changes
 */
public record Decision(Action action, Reason reason, Base base) {

    /** What is to happen to a field. */
    public enum Action {
        /** Nothing; the base stays. */
        NOTHING,
        /** Nothing is written, both sides agree: their value becomes the base. */
        AGREE,
        /** The remote value goes into the hub. */
        TO_HUB,
        /** The hub value goes to the remote system. */
        TO_REMOTE,
        /** Neither side is touched; a person decides. */
        CONFLICT
    }

    /** Which rule decided. */
    public enum Reason {
        /** Both sides hold the same. */
        SAME,
        /** Only the hub was edited. */
        HUB_CHANGED,
        /** Only the remote side was edited. */
        REMOTE_CHANGED,
        /** One side is blank and says nothing; the other fills it. */
        FILLED_BLANK,
        /** The direction or the overwrite rule forbids the change. */
        KEPT_BY_RULE,
        /** A blank would have cleared a value, and blanks do not clear. */
        BLANK_IGNORED,
        PREFER_HUB,
        PREFER_REMOTE,
        NEWEST_HUB,
        NEWEST_REMOTE,
        /** A person has to decide. */
        REVIEW,
        /** A person decided. */
        RESOLVED,
        /** The address that it belongs to travels as a whole. */
        WITH_ADDRESS,
        /** The mapping's default filled a blank. */
        DEFAULT_VALUE,
        /** A value of a new record. */
        CREATED,
        /** A run was taken back. */
        UNDO
    }
}
