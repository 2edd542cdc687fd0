package io.concordat.mapping;

import io.concordat.merge.FieldRule;
import java.util.List;
import java.util.Optional;

/**
 * One hub attribute and one remote field that are kept in agreement.
 *
 * @param hub attribute name; each once in a binding
 * @param remote field name; each once in a binding
 * @param rule direction and policies
 * @param defaultValue what a blank remote field gets where the hub has nothing either; never travels back, never
 *     replaces a value
 * @param transforms applied in this order towards the remote side
 */
public record FieldMapping(
        String hub, String remote, FieldRule rule, Optional<String> defaultValue, List<Transform> transforms) {

    public FieldMapping {
        transforms = List.copyOf(transforms);
    }

    /** A mapping without default and transforms. */
    public static FieldMapping of(String hub, String remote, FieldRule rule) {
        return new FieldMapping(hub, remote, rule, Optional.empty(), List.of());
    }
}
