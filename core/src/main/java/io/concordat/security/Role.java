package io.concordat.security;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The permissions that go together, as {@code roles.csv} says. A user has one or more roles and may do what any of them
 * allows.
 */
public enum Role {
    /** Looks, and changes nothing. */
    VIEWER,
    /** Keeps runs going and decides what waits for a person. */
    OPERATOR,
    /** Decides what is matched and mapped how. */
    MAPPER,
    /** May do everything. */
    ADMINISTRATOR,
    /** Looks after users and the secrets of connections, and sees no personal data. */
    SECURITY_ADMINISTRATOR,
    /** Reads what others did, and sees no personal data. */
    AUDITOR;

    public Set<Permission> permissions() {
        return RoleMatrix.SHIPPED.of(this);
    }

    /** What several roles allow together. */
    public static Set<Permission> permissions(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.permissions().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
