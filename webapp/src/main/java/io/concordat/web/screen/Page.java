package io.concordat.web.screen;

import static io.concordat.security.Permission.ACTIVATE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_ATTRIBUTES;
import static io.concordat.security.Permission.MANAGE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_MAPPINGS;
import static io.concordat.security.Permission.MANAGE_PROFILES;
import static io.concordat.security.Permission.MANAGE_USERS;
import static io.concordat.security.Permission.RESOLVE_REVIEWS;
import static io.concordat.security.Permission.VIEW_AUDIT;
import static io.concordat.security.Permission.VIEW_DESTINATIONS;
import static io.concordat.security.Permission.VIEW_IDENTITY_GRAPH;
import static io.concordat.security.Permission.VIEW_PROFILES;
import static io.concordat.security.Permission.VIEW_SYSTEM;

import io.concordat.security.Caller;
import io.concordat.security.Permission;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pages and who may open them: whoever has one of the permissions. A page that is not listed opens for nobody. */
public enum Page {
    INDEX(VIEW_DESTINATIONS),
    CONNECTIONS(VIEW_DESTINATIONS),
    CONNECT(MANAGE_DESTINATIONS),
    CONNECTION(VIEW_DESTINATIONS),
    CONNECTED(MANAGE_DESTINATIONS),
    BINDING(VIEW_DESTINATIONS),
    OBJECTS(MANAGE_MAPPINGS),
    MATCH(VIEW_IDENTITY_GRAPH),
    SCHEDULE(ACTIVATE_DESTINATIONS, MANAGE_DESTINATIONS),
    RUNS(VIEW_DESTINATIONS),
    RUN(VIEW_DESTINATIONS),
    REVIEWS(RESOLVE_REVIEWS),
    REVIEW(RESOLVE_REVIEWS),
    RECORDS(VIEW_PROFILES),
    RECORD(VIEW_PROFILES),
    RECORD_NEW(MANAGE_PROFILES),
    IMPORT(MANAGE_PROFILES),
    ATTRIBUTES(MANAGE_ATTRIBUTES, VIEW_PROFILES),
    USERS(MANAGE_USERS),
    USER(MANAGE_USERS),
    ROLES(MANAGE_USERS, VIEW_AUDIT),
    AUDIT(VIEW_AUDIT),
    SYSTEM(VIEW_SYSTEM),
    ACCOUNT(Door.SIGNED_IN),
    TOKENS(Door.SIGNED_IN),
    SIGN_IN(Door.OPEN),
    OPENID(Door.OPEN),
    SETUP(Door.OPEN),
    MISSING(Door.OPEN),
    FORBIDDEN(Door.OPEN),
    EXPIRED(Door.OPEN),
    TOO_LARGE(Door.OPEN),
    FAILURE(Door.OPEN);

    /** Who a page lets in at all. */
    private enum Door {
        OPEN,
        SIGNED_IN,
        PERMITTED
    }

    private final Door door;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Permission> anyOf;

    Page(Permission... anyOf) {
        this.door = Door.PERMITTED;
        this.anyOf = Set.of(anyOf);
    }

    Page(Door door) {
        this.door = door;
        this.anyOf = Set.of();
    }

    /** Its address in the application. */
    public String path() {
        return this == INDEX ? "/" : "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it opens without signing in. */
    public boolean isOpen() {
        return door == Door.OPEN;
    }

    public boolean opensFor(Caller caller) {
        return door != Door.PERMITTED || anyOf.stream().anyMatch(caller::may);
    }

    /** The page at an address; empty if there is none. */
    public static Optional<Page> at(String path) {
        String plain = path.endsWith(".xhtml") ? path.substring(0, path.length() - ".xhtml".length()) : path;
        String wanted = plain.equals("/index") ? "/" : plain;
        return Stream.of(values()).filter(page -> page.path().equals(wanted)).findFirst();
    }
}
