package io.concordat.web.security;

import io.concordat.security.Permission;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a route says about who may use it. The hub's own routes say it with {@link Needs} and {@link Open}; those of a
 * connector, which knows neither, with the annotations of Jakarta: {@code @RolesAllowed} names permissions.
 *
 * @param resource the class of the resource
 * @param method the method that answers
 */
public record Route(Class<?> resource, Method method) {

    /** Whether everybody may use it without signing in. */
    public boolean isOpen() {
        return method.isAnnotationPresent(Open.class)
                || method.isAnnotationPresent(PermitAll.class)
                || (needs().isEmpty() && resource.isAnnotationPresent(PermitAll.class));
    }

    /** What a caller must be allowed to do; empty if it does not say. */
    public Optional<Set<Permission>> needs() {
        Needs needs = method.getAnnotation(Needs.class);
        return needs != null
                ? Optional.of(Set.of(needs.value()))
                : find(RolesAllowed.class).map(Route::permissions);
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type))
                .or(() -> Optional.ofNullable(resource.getAnnotation(type)));
    }

    private static Set<Permission> permissions(RolesAllowed names) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names.value()) {
            permissions.add(Permission.valueOf(name));
        }
        return permissions;
    }
}
