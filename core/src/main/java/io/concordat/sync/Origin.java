package io.concordat.sync;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where decisions come from.
 *
 * @param runId the run that decides
 * @param connectionId its connection
 * @param ids makes ids, each greater than the one before
 */
record Origin(UUID runId, UUID connectionId, Supplier<UUID> ids) {

    UUID newId() {
        return ids.get();
    }
}
