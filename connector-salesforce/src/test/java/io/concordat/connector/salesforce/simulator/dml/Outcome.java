package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.error.RowError;
import java.util.List;
import java.util.Optional;

/**
 * What became of one row.
 *
 * @param id "" if it has none
 * @param created of an upsert: whether the row is new
 * @param error empty if it went well
 */
public record Outcome(String id, boolean created, Optional<RowError> error, List<String> candidates) {

    static Outcome done(String id, boolean created) {
        return new Outcome(id, created, Optional.empty(), List.of());
    }

    public static Outcome refused(String id, RowError error) {
        return new Outcome(id, false, Optional.of(error), List.of());
    }

    /** An external id that several records have. */
    static Outcome ambiguous(RowError error, List<String> candidates) {
        return new Outcome("", false, Optional.of(error), candidates);
    }

    public boolean isSuccess() {
        return error.isEmpty();
    }
}
