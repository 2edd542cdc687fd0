package io.concordat.security;

/** What a caller may be allowed to do. */
public enum Permission {
    /** See connections, bindings, runs and their changes. */
    VIEW_DESTINATIONS,
    /** Make, change and delete connections, enter their secrets, switch writing on. */
    MANAGE_DESTINATIONS,
    /** Start, apply, cancel and undo runs, pause and resume, set schedules. */
    ACTIVATE_DESTINATIONS,
    /** Change bindings, match rules and mappings, and create fields on the other side. */
    MANAGE_MAPPINGS,
    /** Decide ambiguous matches and conflicts, link and unlink by hand. */
    RESOLVE_REVIEWS,
    /** See profiles, accounts and leads. */
    VIEW_PROFILES,
    /** Make, change, delete and import profiles, accounts and leads. */
    MANAGE_PROFILES,
    /** Define custom attributes. */
    MANAGE_ATTRIBUTES,
    /** See audiences. */
    VIEW_SEGMENTS,
    /** Make and change audiences. */
    MANAGE_SEGMENTS,
    /** See which records belong together and why: links, identities, match explanations. */
    VIEW_IDENTITY_GRAPH,
    /** Make and disable users, give roles, revoke anybody's tokens. */
    MANAGE_USERS,
    /** Read the audit log. */
    VIEW_AUDIT,
    /** See version, database, jobs and leases, and take a support bundle. */
    VIEW_SYSTEM
}
