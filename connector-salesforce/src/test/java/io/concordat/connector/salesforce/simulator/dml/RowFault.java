package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.error.RowError;
import java.util.Optional;

/** Makes single rows fail, for tests. */
@FunctionalInterface
public interface RowFault {

    /**
     * Whether this row is to fail now.
     *
     * @param id "" for a row that does not exist yet
     */
    Optional<RowError> of(Draft draft, String id);
}
