package io.concordat.web.security;

import io.concordat.db.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges where a request goes to, and from which site a browser sends it. */
@ApplicationScoped
public class Addresses {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String origin;

    @Inject
    Addresses(Configuration configuration) {
        this.origin = configuration.find("concordat.url").map(Addresses::origin).orElse("");
    }

    /**
     * Whether every server reads a path the same way. The gate before the pages decides by the path as it was sent; one
     * that a server would tidy up first could name another page.
     */
    public static boolean isPlain(String path) {
        String small = path.toLowerCase(Locale.ROOT);
        return !small.contains(";")
                && !small.contains("\\")
                && !small.contains("//")
                && !small.matches(".*/\\.{1,2}(/.*)?")
                && !small.matches(".*%(2e|2f|5c|00).*");
    }

    /** Whether a request that changes something comes from a page of another site; the form has a token besides. */
    public boolean isSentByAnotherSite(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        Optional<String> from = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
        if (from.isPresent()) {
            return !OURS.contains(from.get());
        }
        return Optional.ofNullable(request.getHeader("Origin"))
                .filter(sent -> !sent.equals("null"))
                .filter(sent -> !sent.equals(origin) && !sent.endsWith("://" + request.getHeader("Host")))
                .isPresent();
    }

    private static String origin(String url) {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
