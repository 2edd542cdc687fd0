package io.concordat.connector.salesforce.simulator.org;

/** The value of a field that holds none, so that null need not travel. */
public enum Blank {
    BLANK;

    public static boolean is(Object value) {
        return value == BLANK;
    }
}
