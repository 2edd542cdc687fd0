package io.concordat.web.security;

import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/** Stands before a route: lets in who proved who they are and may do what it does. */
@Priority(Priorities.AUTHENTICATION)
final class Guard implements ContainerRequestFilter {

    private final Credentials credentials;
    private final CurrentCaller current;
    private final Refusals refusals;
    private final Set<Permission> needed;

    Guard(Credentials credentials, CurrentCaller current, Refusals refusals, Set<Permission> needed) {
        this.credentials = credentials;
        this.current = current;
        this.refusals = refusals;
        this.needed = needed;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = credentials.caller(request);
        if (!caller.permissions().containsAll(needed)) {
            refusals.record(
                    caller, request.getMethod() + " " + request.getUriInfo().getPath());
        }
        needed.forEach(caller::require);
        current.is(caller, Credentials.isToken(request));
        request.setSecurityContext(context(caller, request.getSecurityContext()));
    }

    /** For servers that look at {@code @RolesAllowed} themselves. */
    private static SecurityContext context(Caller caller, SecurityContext before) {
        boolean secure = before != null && before.isSecure();
        return new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return caller::name;
            }

            @Override
            public boolean isUserInRole(String role) {
                return caller.permissions().stream()
                        .anyMatch(permission -> permission.name().equals(role));
            }

            @Override
            public boolean isSecure() {
                return secure;
            }

            @Override
            public String getAuthenticationScheme() {
                return "concordat";
            }
        };
    }
}
