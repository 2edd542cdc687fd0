package io.concordat.hub;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be changed of a record. What is not named stays; a blank clears.
 *
 * @param attributes new values by name, "" clears
 * @param identities new ids in other systems by namespace, "" removes
 * @param externalKey a new external key, "" removes it
 * @param known whether it is a known person from now on
 * @param parentId a new parent; present and empty removes it
 */
public record Patch(
        Map<String, String> attributes,
        Map<String, String> identities,
        Optional<String> externalKey,
        Optional<Boolean> known,
        Optional<Optional<UUID>> parentId) {

    public Patch {
        attributes = Map.copyOf(attributes);
        identities = Map.copyOf(identities);
    }

    /** New values and nothing else. */
    public static Patch of(Map<String, String> attributes) {
        return new Patch(attributes, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Patch withIdentities(Map<String, String> theirs) {
        return new Patch(attributes, theirs, externalKey, known, parentId);
    }

    public Patch withExternalKey(String key) {
        return new Patch(attributes, identities, Optional.of(key), known, parentId);
    }

    public Patch withKnown(boolean isKnown) {
        return new Patch(attributes, identities, externalKey, Optional.of(isKnown), parentId);
    }

    public Patch withParent(Optional<UUID> parent) {
        return new Patch(attributes, identities, externalKey, known, Optional.of(parent));
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "Patch" + attributes.keySet();
    }
}
