package io.concordat.security;

import static io.concordat.security.Permission.ACTIVATE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_ATTRIBUTES;
import static io.concordat.security.Permission.MANAGE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_MAPPINGS;
import static io.concordat.security.Permission.MANAGE_USERS;
import static io.concordat.security.Permission.RESOLVE_REVIEWS;
import static io.concordat.security.Permission.VIEW_AUDIT;
import static io.concordat.security.Permission.VIEW_DESTINATIONS;
import static io.concordat.security.Permission.VIEW_IDENTITY_GRAPH;
import static io.concordat.security.Permission.VIEW_PROFILES;
import static io.concordat.security.Permission.VIEW_SEGMENTS;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The permissions that go together. A user has one or more roles and may do what any of them allows. */
public enum Role {
    /** Looks, and changes nothing. */
    VIEWER(EnumSet.of(VIEW_DESTINATIONS, VIEW_PROFILES, VIEW_SEGMENTS)),
    /** Keeps runs going and decides what waits for a person. */
    OPERATOR(EnumSet.of(
            VIEW_DESTINATIONS,
            VIEW_PROFILES,
            VIEW_SEGMENTS,
            VIEW_IDENTITY_GRAPH,
            ACTIVATE_DESTINATIONS,
            RESOLVE_REVIEWS)),
    /** Decides what is matched and mapped how. */
    MAPPER(EnumSet.of(
            VIEW_DESTINATIONS, VIEW_PROFILES, VIEW_SEGMENTS, VIEW_IDENTITY_GRAPH, MANAGE_MAPPINGS, MANAGE_ATTRIBUTES)),
    /** May do everything. */
    ADMINISTRATOR(EnumSet.allOf(Permission.class)),
    /** Looks after users and the secrets of connections, and sees no personal data. */
    SECURITY_ADMINISTRATOR(EnumSet.of(VIEW_DESTINATIONS, MANAGE_DESTINATIONS, MANAGE_USERS, VIEW_AUDIT)),
    /** Reads what others did, and sees no personal data. */
    AUDITOR(EnumSet.of(VIEW_DESTINATIONS, VIEW_AUDIT));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** What several roles allow together. */
    public static Set<Permission> permissions(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.permissions.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
