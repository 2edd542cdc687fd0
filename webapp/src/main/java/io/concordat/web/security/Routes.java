package io.concordat.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The routes that answer, as the server told them to the {@link Gate}. */
@ApplicationScoped
public class Routes {

    private final Set<Route> all = ConcurrentHashMap.newKeySet();

    void add(Route route) {
        all.add(route);
    }

    public List<Route> all() {
        return List.copyOf(all);
    }
}
