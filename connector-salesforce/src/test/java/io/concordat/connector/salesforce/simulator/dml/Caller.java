package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.access.Access;

/**
 * Who changes records, and how.
 *
 * @param autoAssign whether active assignment rules give the record another owner
 * @param allowDuplicates whether alerts of duplicate rules are acknowledged beforehand
 */
public record Caller(Access access, boolean autoAssign, boolean allowDuplicates) {

    public static Caller of(Access access) {
        return new Caller(access, true, false);
    }
}
