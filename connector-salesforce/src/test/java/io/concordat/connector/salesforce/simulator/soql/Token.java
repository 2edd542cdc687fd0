package io.concordat.connector.salesforce.simulator.soql;

/**
 * A piece of a query.
 *
 * @param position where it begins, from 0
 */
record Token(Kind kind, String text, int position) {

    /** Kinds of pieces. */
    enum Kind {
        WORD,
        STRING,
        NUMBER,
        DATE,
        DATETIME,
        SYMBOL,
        END
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
