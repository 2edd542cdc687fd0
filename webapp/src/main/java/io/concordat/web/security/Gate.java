package io.concordat.web.security;

import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a guard before every route. A connector's own routes name their permissions with {@code @RolesAllowed}; a route
 * that names none answers nobody, and neither do those that a server adds by itself.
 */
@Provider
@ApplicationScoped
public class Gate implements DynamicFeature {

    private static final Logger log = System.getLogger(Gate.class.getName());

    private final Credentials credentials;
    private final CurrentCaller current;
    private final Refusals refusals;
    private final Routes routes;

    @Inject
    Gate(Credentials credentials, CurrentCaller current, Refusals refusals, Routes routes) {
        this.credentials = credentials;
        this.current = current;
        this.refusals = refusals;
        this.routes = routes;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        Route wanted = new Route(route.getResourceClass(), route.getResourceMethod());
        if (!wanted.resource().isAnnotationPresent(Path.class)) {
            context.register(new Closed());
            return;
        }
        routes.add(wanted);
        if (wanted.isOpen()) {
            return;
        }
        Optional<Set<Permission>> needed = wanted.needs();
        if (needed.isEmpty()) {
            log.log(Level.ERROR, "the route {0} names no permission; it is closed", route.getResourceMethod());
            context.register(new Closed());
            return;
        }
        context.register(new Guard(credentials, current, refusals, needed.get()));
    }
}
