package io.concordat.web.security;

import io.concordat.db.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Where the request that is being answered came from, behind proxies that are named in {@code concordat.proxies}. */
@ApplicationScoped
public class ClientAddress {

    private final HttpServletRequest request;
    private final TrustedProxies proxies;

    @Inject
    ClientAddress(HttpServletRequest request, Configuration configuration) {
        this.request = request;
        this.proxies = TrustedProxies.of(configuration.find("concordat.proxies").orElse(""));
    }

    /** The address in digits. */
    public String text() {
        return proxies.client(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
