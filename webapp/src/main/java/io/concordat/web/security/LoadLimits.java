package io.concordat.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.db.Configuration;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps one client from taking the hub away from all others: {@code concordat.requests.per.minute} for one address
 * ({@value #PER_MINUTE} by default, 0 for no limit), and few at once of what takes long; more wait in line. Whether the
 * hub is well may be asked without limit.
 */
public class LoadLimits extends HttpFilter {

    private static final int PER_MINUTE = 6_000;
    private static final int TOO_MANY = 429;
    private static final Duration BUSY_FOR = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RequestRate rate = new RequestRate(Configuration.system()
            .find("concordat.requests.per.minute")
            .map(Integer::parseInt)
            .orElse(PER_MINUTE));
    private final CostlyWork costly = new CostlyWork();

    @Inject
    ClientAddress address;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<Duration> wait = isFree(path) ? Optional.empty() : rate.ask(address.text(), System.nanoTime());
        if (wait.isPresent()) {
            refuse(response, wait.get(), "this address makes more requests than one may");
        } else if (CostlyWork.isAt(path)) {
            passCostly(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFree(String path) {
        return path.startsWith("/api/v1/health") || path.startsWith("/jakarta.faces.resource/");
    }

    private void passCostly(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String caller = caller(request);
        if (!isItsTurn(caller)) {
            refuse(response, BUSY_FOR, "other requests that take long are under way; wait until one of them is over");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            costly.end(caller);
        }
    }

    private boolean isItsTurn(String caller) {
        try {
            return costly.begin(caller, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever makes the request, as far as that is known before anybody looks at it. */
    private String caller(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .or(() -> Optional.ofNullable(request.getSession(false)).map(HttpSession::getId))
                .orElseGet(address::text);
    }

    private static void refuse(HttpServletResponse response, Duration wait, String why) throws IOException {
        response.setStatus(TOO_MANY);
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        response.setContentType("application/problem+json");
        response.getOutputStream().write("""
                {"type":"https://concordat.io/problems/too-many","title":"Too many requests","status":429,\
                "detail":"%s"}""".formatted(why).getBytes(UTF_8));
    }
}
