package io.concordat.sync.store;

/** What can be read and written in one transaction of a run. Valid only until the work returns. */
public interface Transaction {

    /** The hub's records. */
    HubTable hub();

    /** Hub records changed since this connection last looked. */
    DirtyTable dirty();

    /** The pairs. */
    LinkTable links();

    /** Runs and their changes. */
    Journal journal();

    /** Remote records that wait for the end of matching. */
    StageTable stage();

    /** Records that wait for something. */
    HoldTable holds();

    /** How far reading has come. */
    CursorTable cursors();

    /** What waits for a person. */
    ReviewTable reviews();
}
