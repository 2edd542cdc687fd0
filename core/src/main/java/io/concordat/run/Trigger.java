package io.concordat.run;

/** Who or what started a run. */
public enum Trigger {
    TIMER,
    USER,
    CHANGE
}
