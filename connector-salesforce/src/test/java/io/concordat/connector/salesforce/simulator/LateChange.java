package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.dml.Rules;
import io.concordat.connector.salesforce.simulator.org.Org;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A transaction that was begun and is not committed: nobody sees it, its records are locked, and when it is committed,
 * its stamps are those of its beginning.
 */
public final class LateChange {

    private final Org org;
    private final Rules rules;
    private final String lockedId;
    private final Instant begun;
    private final Runnable change;

    LateChange(Org org, Rules rules, String lockedId, Runnable change) {
        this.org = org;
        this.rules = rules;
        this.lockedId = lockedId;
        this.begun = org.clock().instant();
        this.change = change;
        org.transactions().add(begun);
        rules.locked().add(lockedId);
    }

    /** Makes the change visible, with the stamps of its beginning. */
    public void commit() {
        org.exclusively(() -> {
            rules.locked().remove(lockedId);
            org.clock().during(Clock.fixed(begun, ZoneOffset.UTC), change);
            return org.transactions().remove(begun);
        });
    }

    /** Gives the change up. */
    public void rollBack() {
        rules.locked().remove(lockedId);
        org.transactions().remove(begun);
    }
}
