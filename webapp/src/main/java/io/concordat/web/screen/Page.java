package io.concordat.web.screen;

import static io.concordat.security.Permission.ACTIVATE_DESTINATIONS;
import static io.concordat.security.Permission.MANAGE_DESTINATIONS;
import static io.concordat.security.Permission.RESOLVE_REVIEWS;
import static io.concordat.security.Permission.VIEW_DESTINATIONS;
import static io.concordat.security.Permission.VIEW_PROFILES;

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
    BINDING(VIEW_DESTINATIONS),
    RUNS(VIEW_DESTINATIONS),
    RUN(VIEW_DESTINATIONS),
    REVIEWS(RESOLVE_REVIEWS),
    RECORDS(VIEW_PROFILES),
    RECORD(VIEW_PROFILES),
    SCHEDULE(ACTIVATE_DESTINATIONS, MANAGE_DESTINATIONS),
    SIGN_IN,
    SETUP,
    MISSING,
    FORBIDDEN,
    EXPIRED,
    FAILURE;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Permission> anyOf;

    Page(Permission... anyOf) {
        this.anyOf = Set.of(anyOf);
    }

    /** Its address in the application. */
    public String path() {
        return this == INDEX ? "/" : "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it opens without signing in. */
    public boolean isOpen() {
        return anyOf.isEmpty();
    }

    public boolean opensFor(Caller caller) {
        return isOpen() || anyOf.stream().anyMatch(caller::may);
    }

    /** The page at an address; empty if there is none. */
    public static Optional<Page> at(String path) {
        String plain = path.endsWith(".xhtml") ? path.substring(0, path.length() - ".xhtml".length()) : path;
        String wanted = plain.equals("/index") ? "/" : plain;
        return Stream.of(values()).filter(page -> page.path().equals(wanted)).findFirst();
    }
}
