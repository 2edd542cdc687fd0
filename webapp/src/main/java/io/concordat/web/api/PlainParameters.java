package io.concordat.web.api;

import io.concordat.HubException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Refuses parameters with a character that no stored text has: PostgreSQL takes no NUL, not even to look for it. */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class PlainParameters implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        check(request.getUriInfo().getQueryParameters());
    }

    /** @throws HubException of kind INVALID naming the parameter */
    static void check(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw HubException.invalid(name.replace("\0", ""), "it holds a character that no text has");
            }
        });
    }
}
