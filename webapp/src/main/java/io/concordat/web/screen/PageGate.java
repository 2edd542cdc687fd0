package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.security.Caller;
import io.concordat.web.security.Addresses;
import io.concordat.web.security.BrowserSession;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Refusals;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Stands before the pages: whoever is not signed in is sent to sign in, and comes back to the page afterwards; whoever
 * may not open a page is told so. Routes of the REST API have their own guard.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageGate extends HttpFilter {

    private static final String PARTIAL = "partial/ajax";
    private static final String VIEW_STATE = "jakarta.faces.ViewState";
    private static final int MOST_CAUSES = 12;

    @Inject
    CurrentCaller current;

    @Inject
    BrowserSession session;

    @Inject
    Addresses addresses;

    @Inject
    Refusals refusals;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        if (!Addresses.isPlain(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (path.startsWith("/api/") || path.equals("/openapi") || path.startsWith("/jakarta.faces.resource/")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        if (addresses.isSentByAnotherSite(request) || isFormInAnAddress(request) || isNoStateOfOurs(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<Page> page = Page.at(path);
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (page.get().isOpen()) {
            show(request, response, chain);
        } else if (page.get() != Page.ACCOUNT && session.isAccountDue()) {
            response.sendRedirect(request.getContextPath() + Page.ACCOUNT.path());
        } else {
            showTo(current.find(), page.get(), request, response, chain);
        }
    }

    /** Servers take a form that stands in an address for one that was sent; following a link changes nothing here. */
    private static boolean isFormInAnAddress(HttpServletRequest request) {
        return !request.getMethod().equals("POST") && request.getParameter(VIEW_STATE) != null;
    }

    /** The state of a page stays on the server; a form names it by two numbers. */
    private static boolean isNoStateOfOurs(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(VIEW_STATE))
                .filter(state -> !state.matches("-?\\d{1,20}:-?\\d{1,20}"))
                .isPresent();
    }

    private void showTo(
            Optional<Caller> caller,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (caller.isEmpty()) {
            askToSignIn(request, response);
        } else if (page.opensFor(caller.get())) {
            show(request, response, chain);
        } else {
            refusals.record(caller.get(), request.getMethod() + " " + page.path());
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** A page whose record does not exist, or that may not be seen, answers so and not with a failure. */
    private static void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failure) {
            Optional<Integer> status = refusal(failure).map(PageGate::status);
            if (status.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            response.sendError(status.get());
        }
    }

    private static Optional<HubException> refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MOST_CAUSES && cause != null; depth++) {
            if (cause instanceof HubException refused) {
                return Optional.of(refused);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static int status(HubException refused) {
        return switch (refused.kind()) {
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
            case INVALID -> HttpServletResponse.SC_BAD_REQUEST;
            case CONFLICT, STALE -> HttpServletResponse.SC_CONFLICT;
        };
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String signIn = request.getContextPath() + Page.SIGN_IN.path();
        if (PARTIAL.equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + signIn
                            + "\"/></partial-response>");
            return;
        }
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        boolean comesBack = request.getMethod().equals("GET") && !path(request).equals("/");
        String back = comesBack ? "?to=" + URLEncoder.encode(path(request) + query, StandardCharsets.UTF_8) : "";
        response.sendRedirect(signIn + back);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
