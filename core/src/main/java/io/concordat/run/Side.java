package io.concordat.run;

/** Which side a change is made on. */
public enum Side {
    HUB,
    REMOTE
}
