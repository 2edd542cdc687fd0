package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.connector.RemoteField;
import io.concordat.match.Ladder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the remote fields of the levels that need no configuration: as they are mapped, else by their usual names. */
final class BindingLadder {

    private static final List<String> MATCHED = List.of("email", "firstName", "lastName", "name");

    private BindingLadder() {}

    static Ladder of(Binding binding, List<Attribute> attributes, List<RemoteField> remoteFields) {
        Map<String, String> matched = new HashMap<>();
        for (FieldMapping suggestion : MappingSuggestions.suggest(attributes, remoteFields)) {
            matched.put(suggestion.hub(), suggestion.remote());
        }
        for (FieldMapping mapping : binding.mappings()) {
            if (isThere(mapping.remote(), remoteFields.stream())) {
                matched.put(mapping.hub(), mapping.remote());
            }
        }
        matched.keySet().retainAll(MATCHED);
        return Ladder.of(new Ladder.Plan(
                binding.hubObject(),
                Ladder.DEFAULT_NAMESPACE,
                binding.matchRules(),
                binding.onlyDesignatedMatchFields(),
                matched,
                attributes));
    }

    private static boolean isThere(String name, Stream<RemoteField> fields) {
        return fields.anyMatch(field -> field.name().equals(name));
    }
}
