package io.concordat.web.security;

import io.concordat.HubException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Stands before a route that names no permission. */
@Priority(Priorities.AUTHENTICATION)
final class Closed implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        throw new HubException(HubException.Kind.FORBIDDEN, "this route says nowhere who may use it, so nobody may");
    }
}
