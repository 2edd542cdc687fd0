package io.concordat.merge;

/**
 * What an admin decided about one field.
 *
 * @param direction which way values may travel
 * @param toRemote when a hub value may replace a remote one
 * @param toHub when a remote value may replace a hub one
 * @param conflict who wins when both were changed
 * @param blankClears whether a blank on one side clears the other; otherwise a blank says nothing
 */
public record FieldRule(
        Direction direction, Overwrite toRemote, Overwrite toHub, ConflictPolicy conflict, boolean blankClears) {

    /** What a new mapping starts with: the remote side comes in, the hub only fills blanks there. */
    public static final FieldRule DEFAULT =
            new FieldRule(Direction.BOTH, Overwrite.FILL_BLANK, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);
}
