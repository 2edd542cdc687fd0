package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.connection.Connection;
import io.concordat.run.Run;

/** Some connections ask that what one person planned is applied by another. Timers are nobody's own. */
public final class SecondPerson {

    private SecondPerson() {}

    /** Whether this person may apply a plan as far as this rule goes. */
    public static boolean mayApply(Connection connection, Run plan, String person) {
        return !connection.secondPerson() || !plan.startedBy().equals(person);
    }

    static void refuseOwn(Connection connection, Run plan, String person) {
        if (!mayApply(connection, plan, person)) {
            throw new HubException(
                    Kind.FORBIDDEN,
                    "you started this plan, and " + connection.name()
                            + " asks that another person applies it; ask a colleague to look at it");
        }
    }

    /** A run that plans and applies in one go would pass the second person by. */
    static void refuseSync(Connection connection, String person) {
        if (connection.secondPerson() && !person.isEmpty()) {
            throw new HubException(
                    Kind.CONFLICT,
                    connection.name() + " asks that another person applies what is planned; plan a run instead");
        }
    }
}
