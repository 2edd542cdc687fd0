package io.concordat.sync.simulation;

import java.util.Map;

/**
 * A record as it stands in the {@link SimulatedRemote}.
 *
 * @param stamp in seconds
 * @param byHub whether the hub was the last to write it
 */
record Row(
        String id,
        Map<String, String> values,
        long stamp,
        long version,
        String token,
        String key,
        boolean deleted,
        boolean byHub) {

    String value(String field) {
        return values.getOrDefault(field, "");
    }
}
