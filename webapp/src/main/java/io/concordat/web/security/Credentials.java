package io.concordat.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.HubException;
import io.concordat.security.Caller;
import io.concordat.security.SecondFactor;
import io.concordat.security.SignIn;
import io.concordat.security.SignIns;
import io.concordat.security.Tokens;
import io.concordat.security.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out who makes a request of the REST API: by token, by name and password, or by the browser session. */
@ApplicationScoped
class Credentials {

    static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String OWN_PASSWORD = "users/me/password";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SIGN_IN = "sign in with an API token (Bearer) or with name and password (Basic)";
    private static final String WRONG = "this token, or this name and password, is not valid";

    private final Tokens tokens;
    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final BrowserSession session;
    private final ClientAddress address;

    @Inject
    Credentials(
            Tokens tokens, SignIns signIns, SecondFactor secondFactor, BrowserSession session, ClientAddress address) {
        this.tokens = tokens;
        this.signIns = signIns;
        this.secondFactor = secondFactor;
        this.session = session;
        this.address = address;
    }

    /** @throws WebApplicationException with 401 if nobody proved who they are, with 429 after too many attempts */
    Caller caller(ContainerRequestContext request) {
        Optional<String> header = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (header.isEmpty()) {
            return bySession(request);
        }
        String[] parts = header.get().strip().split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> tokens.authenticate(rest, address.text()).orElseThrow(() -> unauthorised(WRONG));
            case "basic" -> byPassword(request, rest);
            default -> throw unauthorised(SIGN_IN);
        };
    }

    /** Whether a request carries an API token. */
    static boolean isToken(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.strip().toLowerCase(Locale.ROOT).startsWith("bearer"))
                .isPresent();
    }

    private Caller byPassword(ContainerRequestContext request, String encoded) {
        String[] parts = decoded(encoded).split(":", 2);
        if (parts.length < 2) {
            throw unauthorised(WRONG);
        }
        SignIn outcome = signIns.signIn(parts[0], parts[1], address.text());
        if (outcome instanceof SignIn.Accepted accepted) {
            requireAccountInOrder(accepted.user(), request);
            return accepted.user().from(address.text());
        }
        if (outcome instanceof SignIn.Wait wait) {
            throw tooManyAttempts(wait.remaining());
        }
        if (outcome instanceof SignIn.CodeNeeded) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN,
                    "this account signs in with one-time codes, so its password opens nothing here: use an API token");
        }
        throw unauthorised(WRONG);
    }

    /**
     * Whoever still has the password that somebody gave them may replace it, and nothing else; neither may do anything
     * who owes the set-up of one-time codes.
     */
    private void requireAccountInOrder(User user, ContainerRequestContext request) {
        boolean replacesIt = request.getMethod().equals("PUT")
                && request.getUriInfo().getPath().equals(OWN_PASSWORD);
        if (user.mustChangePassword() && !replacesIt) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN, "choose a password of your own first: PUT " + OWN_PASSWORD);
        }
        if (!replacesIt && secondFactor.isDue(user)) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN, "set up one-time codes first, on the page of your account");
        }
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /**
     * The cookie alone proves nothing, for a browser sends it whoever makes the request: our own pages add the token of
     * the session, or the browser itself vouches that the request to read comes from one of our pages.
     */
    private Caller bySession(ContainerRequestContext request) {
        User user = session.user().orElseThrow(() -> unauthorised(SIGN_IN));
        requireAccountInOrder(user, request);
        Caller caller = user.from(address.text());
        String token = Optional.ofNullable(request.getHeaderString(CSRF_HEADER)).orElse("");
        String from =
                Optional.ofNullable(request.getHeaderString("Sec-Fetch-Site")).orElse("");
        if (session.isToken(token) && (from.isEmpty() || from.equals("same-origin"))) {
            return caller;
        }
        if (!SAFE.contains(request.getMethod())) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN,
                    "a browser session needs the header " + CSRF_HEADER + " with the token of the page");
        }
        if (from.equals("same-origin")) {
            return caller;
        }
        throw unauthorised(SIGN_IN);
    }

    private static WebApplicationException unauthorised(String message) {
        return new NotAuthorizedException(
                message,
                Response.status(Response.Status.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"concordat\"")
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"concordat\", charset=\"UTF-8\"")
                        .build());
    }

    private static WebApplicationException tooManyAttempts(Duration remaining) {
        return new ClientErrorException(
                "too many attempts to sign in failed; wait before the next one",
                Response.status(TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, remaining.toSeconds() + 1)
                        .build());
    }
}
