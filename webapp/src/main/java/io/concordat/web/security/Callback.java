package io.concordat.web.security;

import io.concordat.db.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Where other systems send browsers back to after a sign-in there; they have to know it, to the letter. */
public final class Callback {

    private static final String PATH = "/api/v1/oauth/callback";
    private static final String SIGN_IN = "/openid";

    private Callback() {}

    /** By the hub's own address ({@code concordat.url}), or else by the one that the browser uses. */
    public static URI of(HttpServletRequest request) {
        return at(PATH, request);
    }

    /** Where an identity provider sends whoever signs in to the hub itself. */
    public static URI ofSignIn(HttpServletRequest request) {
        return at(SIGN_IN, request);
    }

    private static URI at(String path, HttpServletRequest request) {
        String address = Configuration.system().find("concordat.url").orElseGet(() -> origin(request));
        return URI.create(address.replaceFirst("/+$", "") + path);
    }

    private static String origin(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.length() - request.getRequestURI().length()) + request.getContextPath();
    }
}
