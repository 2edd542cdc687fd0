package io.concordat.run;

/** What a change does. */
public enum Action {
    CREATE,
    UPDATE,
    /** Two records become one pair, and the hub record takes values of the other if it is to. */
    LINK,
    /** A pair is taken apart; both records stay. */
    UNLINK,
    DELETE
}
