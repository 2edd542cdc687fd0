package io.concordat.hub;

import java.util.UUID;

/**
 * A record that was found by a value.
 *
 * @param valueKey the value that was asked for; for attributes its normalised form
 * @param hubId the record
 */
public record KeyHit(String valueKey, UUID hubId) {

    /** The value is personal data. */
    @Override
    public String toString() {
        return hubId.toString();
    }
}
