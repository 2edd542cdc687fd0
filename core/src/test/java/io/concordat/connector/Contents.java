package io.concordat.connector;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every live record of an object at one time, by id. */
public record Contents(Map<String, RemoteRecord> byId) {

    public Contents {
        byId = Map.copyOf(byId);
    }

    /** A record that has to be there. */
    public RemoteRecord of(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new AssertionError("\"" + id + "\" is not there"));
    }

    public Set<String> ids() {
        return byId.keySet();
    }
}
