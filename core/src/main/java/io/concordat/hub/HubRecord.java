package io.concordat.hub;

import io.concordat.canonical.FieldMap;
import io.concordat.canonical.HubObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A profile, account or lead as it stands in the hub.
 *
 * @param object which of the three
 * @param id its id, for ever
 * @param externalKey the key by which imports know it, unique in its object
 * @param known whether it is a known person; anonymous profiles never take part in a run. Always true for others
 * @param parentId the account of a profile, the profile of a lead
 * @param attributes standard and custom, canonical, by name; blank ones are absent
 * @param identities ids in other systems by namespace, such as {@code crmID}
 * @param version counts up with every change, from 1
 * @param updatedAt when it was last changed, by the database's clock
 */
public record HubRecord(
        HubObject object,
        UUID id,
        Optional<String> externalKey,
        boolean known,
        Optional<UUID> parentId,
        Map<String, String> attributes,
        Map<String, String> identities,
        long version,
        Instant updatedAt) {

    public HubRecord {
        attributes = FieldMap.copyOf(attributes);
        identities = Map.copyOf(identities);
    }

    /** The value of an attribute, "" if blank. */
    public String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** Ids only: values are personal data. */
    @Override
    public String toString() {
        return object + " " + id + " v" + version;
    }
}
