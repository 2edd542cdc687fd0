package io.concordat.hub;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that is to be created.
 *
 * @param id its id if the caller has chosen one (a planned creation has), otherwise the hub makes one
 * @param externalKey the key by which imports know it
 * @param known whether it is a known person; true for accounts and leads
 * @param parentId the account of a profile, the profile of a lead
 * @param attributes standard and custom, by name; blank ones may be left out
 * @param identities ids in other systems by namespace
 */
public record NewRecord(
        Optional<UUID> id,
        Optional<String> externalKey,
        boolean known,
        Optional<UUID> parentId,
        Map<String, String> attributes,
        Map<String, String> identities) {

    public NewRecord {
        attributes = Map.copyOf(attributes);
        identities = Map.copyOf(identities);
    }

    /** A known record with attributes and nothing else. */
    public static NewRecord of(Map<String, String> attributes) {
        return new NewRecord(Optional.empty(), Optional.empty(), true, Optional.empty(), attributes, Map.of());
    }

    public NewRecord withId(UUID chosen) {
        return new NewRecord(Optional.of(chosen), externalKey, known, parentId, attributes, identities);
    }

    public NewRecord withExternalKey(String key) {
        return new NewRecord(id, Optional.of(key), known, parentId, attributes, identities);
    }

    public NewRecord withKnown(boolean isKnown) {
        return new NewRecord(id, externalKey, isKnown, parentId, attributes, identities);
    }

    public NewRecord withParent(UUID parent) {
        return new NewRecord(id, externalKey, known, Optional.of(parent), attributes, identities);
    }

    public NewRecord withIdentities(Map<String, String> theirs) {
        return new NewRecord(id, externalKey, known, parentId, attributes, theirs);
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "NewRecord" + attributes.keySet();
    }
}
