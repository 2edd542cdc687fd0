package io.concordat.connection;

import io.concordat.connector.ObjectUse;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.FieldMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says, in the words of the contract, what bindings do with the remote objects. */
final class Uses {

    private Uses() {}

    /** One for each remote object that an enabled binding names. */
    static List<ObjectUse> of(List<Binding> bindings) {
        Map<String, List<Binding>> byObject = new LinkedHashMap<>();
        bindings.stream()
                .filter(Binding::enabled)
                .forEach(binding -> byObject.computeIfAbsent(binding.remoteObject(), unused -> new ArrayList<>())
                        .add(binding));
        return byObject.entrySet().stream()
                .map(entry -> use(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ObjectUse use(String object, List<Binding> bindings) {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (Binding binding : bindings) {
            binding.matchRules().forEach(rule -> rule.pairs().forEach(pair -> read.add(pair.remote())));
            for (FieldMapping mapping : binding.mappings()) {
                read.add(mapping.remote());
                if (mapping.rule().direction().reachesRemote()) {
                    written.add(mapping.remote());
                }
            }
        }
        boolean creates = bindings.stream().anyMatch(binding -> binding.createRemote() != CreateRemote.NEVER);
        return new ObjectUse(object, read, written, creates, false);
    }
}
