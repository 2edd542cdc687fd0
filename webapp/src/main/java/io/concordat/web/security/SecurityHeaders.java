package io.concordat.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The headers of every answer. What is data and not a page may load and run nothing at all; pages get their rules for
 * scripts from PrimeFaces, which knows the nonces, on top of those here. Pages about errors have them too, also where
 * the server refuses a request before any filter sees it.
 */
public class SecurityHeaders implements Filter {

    private static final String FOR_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final String FOR_PAGES = "style-src 'self'; img-src 'self' data:; connect-src 'self';"
            + " font-src 'self'; media-src 'none'; frame-src 'none'; child-src 'none'; worker-src 'none';"
            + " manifest-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final boolean secure = SessionRules.isSecure();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            set(asked, answer);
        }
        chain.doFilter(request, response);
    }

    private void set(HttpServletRequest request, HttpServletResponse response) {
        boolean data = isData(
                request.getRequestURI().substring(request.getContextPath().length()));
        response.setHeader("Content-Security-Policy", data ? FOR_DATA : FOR_PAGES);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (secure || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (data) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static boolean isData(String path) {
        return path.startsWith("/api/") || path.equals("/openapi");
    }
}
