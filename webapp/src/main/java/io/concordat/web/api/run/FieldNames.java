package io.concordat.web.api.run;

import io.concordat.connection.SavedBinding;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.run.Change;
import io.concordat.run.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of fields on the other side: the journal knows those of the hub. */
final class FieldNames {

    private final Map<String, Map<String, String>> remoteNames = new HashMap<>();

    FieldNames(List<SavedBinding> bindings) {
        bindings.forEach(saved -> {
            Binding binding = saved.binding();
            Map<String, String> names = new HashMap<>();
            for (FieldMapping mapping : binding.mappings()) {
                names.put(mapping.hub(), mapping.remote());
            }
            remoteNames.put(binding.hubObject().path() + "/" + binding.remoteObject(), names);
        });
    }

    /** What a field is called on the side that changes; the hub's name if it is mapped no more. */
    String shown(Change change, String hub) {
        return change.side() == Side.HUB ? hub : names(change).getOrDefault(hub, hub);
    }

    /** The hub's name of a field that was shown. */
    String hub(Change change, String shown) {
        return change.fields().keySet().stream()
                .filter(hub -> hub.equals(shown) || shown(change, hub).equals(shown))
                .findFirst()
                .orElse(shown);
    }

    private Map<String, String> names(Change change) {
        return remoteNames.getOrDefault(change.hubObject().path() + "/" + change.remoteObject(), Map.of());
    }
}
