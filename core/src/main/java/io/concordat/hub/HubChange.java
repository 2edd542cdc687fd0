package io.concordat.hub;

import java.util.Map;
import java.util.UUID;

/**
 * New values for one record, decided from the version that was read.
 *
 * @param id the record
 * @param expectedVersion the version the decision was made from; another one there now leaves the record as it is
 * @param newValues canonical values of attributes by name, "" clears
 */
public record HubChange(UUID id, long expectedVersion, Map<String, String> newValues) {

    public HubChange {
        newValues = Map.copyOf(newValues);
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return id + " v" + expectedVersion + " " + newValues.keySet();
    }
}
