package io.concordat.connection;

import io.concordat.connector.Check;
import io.concordat.connector.Organisation;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking a connection.
 *
 * @param connected whether it signed in, to the organisation it belongs to
 * @param organisation who answered; empty if nobody did
 * @param checks everything that was looked at, each with its fix
 */
public record CheckReport(boolean connected, Optional<Organisation> organisation, List<Check> checks) {

    public CheckReport {
        checks = List.copyOf(checks);
    }
}
