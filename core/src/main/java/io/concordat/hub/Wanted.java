package io.concordat.hub;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which values are read with a record.
 *
 * @param names of standard and custom attributes and {@code identities.<namespace>}; empty for all
 * @param allCustom whether all custom attributes are read, whatever their names
 */
record Wanted(Optional<Set<String>> names, boolean allCustom) {

    static final Wanted ALL = new Wanted(Optional.empty(), true);

    private static final String IDENTITIES = "identities.";

    static Wanted only(Collection<String> names) {
        return new Wanted(Optional.of(Set.copyOf(names)), false);
    }

    Wanted withAllCustom() {
        return new Wanted(names, true);
    }

    boolean isNothing() {
        return !allCustom && names.map(Set::isEmpty).orElse(false);
    }

    List<String> columns(HubTable table) {
        return table.attributes().stream().filter(this::isNamed).toList();
    }

    /** Whether any custom attribute is read. */
    boolean custom(HubTable table) {
        return allCustom
                || names.stream()
                        .flatMap(Set::stream)
                        .anyMatch(name -> !table.isStandard(name) && !name.startsWith(IDENTITIES));
    }

    boolean hasCustom(String name) {
        return allCustom || isNamed(name);
    }

    boolean identities() {
        return names.isEmpty() || names.get().stream().anyMatch(name -> name.startsWith(IDENTITIES));
    }

    private boolean isNamed(String attribute) {
        return names.map(some -> some.contains(attribute)).orElse(true);
    }
}
