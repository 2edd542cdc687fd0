package io.concordat.run;

/** What a change does. */
public enum Action {
    CREATE,
    UPDATE,
    /** Two records become one pair. */
    LINK,
    /** A pair is taken apart; both records stay. */
    UNLINK,
    DELETE
}
