package io.concordat.connector.salesforce.read;

import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.bulk.Polling;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.row.Columns;
import io.concordat.connector.salesforce.soql.Condition;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * What all reading of a session shares.
 *
 * @param organisation the id of the organisation
 * @param token the field that keeps the name of the last write; empty if none is configured
 * @param overlap how long before its cursor a read begins: longer than the longest transaction of the organisation
 * @param manyRows from how many rows on a job is cheaper than pages
 */
public record Reading(
        Calls calls,
        Descriptions descriptions,
        String organisation,
        Optional<String> token,
        Duration overlap,
        long manyRows,
        Polling polling) {

    /** A transaction may last ten minutes. */
    public static final Duration USUAL_OVERLAP = Duration.ofMinutes(15);

    /** Twenty-five pages. */
    public static final long MANY_ROWS = 50_000;

    Columns columns(String object, Collection<String> wanted) {
        return Columns.of(object, descriptions.get(object).remoteFields(), wanted, token);
    }

    /** Accounts that are people are read as contacts, which they also are. */
    Optional<Condition> usual(String object) {
        boolean peopleAmongThem = object.equals("Account")
                && descriptions
                        .find(object)
                        .filter(ObjectDescription::hasPersonAccounts)
                        .isPresent();
        return peopleAmongThem ? Optional.of(Condition.is("IsPersonAccount", false)) : Optional.empty();
    }
}
