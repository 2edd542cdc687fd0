package io.concordat.hub;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * New values for one record as its row takes them.
 *
 * @param id the record
 * @param expectedVersion the version it must have
 * @param standard new values of standard attributes
 * @param custom all custom values after the change, packed; empty if none of them changes
 */
record PackedChange(UUID id, long expectedVersion, Map<String, String> standard, Optional<String> custom) {

    /** Values are personal data. */
    @Override
    public String toString() {
        return id + " v" + expectedVersion;
    }
}
