package io.concordat.web.security;

import io.concordat.security.Caller;
import io.concordat.security.SecondFactor;
import io.concordat.security.SignIn;
import io.concordat.security.SignIns;
import io.concordat.security.User;
import io.concordat.security.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The session of a person in a browser. It ends when they sign out, after some time without a request, after a working
 * day, and as soon as anything about their account changes: roles, password, or whether they may sign in at all.
 */
@ApplicationScoped
public class BrowserSession {

    private static final String ATTRIBUTE = Signed.class.getName();
    private static final String HALFWAY = Halfway.class.getName();
    private static final Duration CODE_WITHIN = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int TOKEN_BYTES = 16;

    private final HttpServletRequest request;
    private final ClientAddress address;
    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final Users users;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    BrowserSession(
            HttpServletRequest request,
            ClientAddress address,
            SignIns signIns,
            SecondFactor secondFactor,
            Users users,
            Clock clock) {
        this.request = request;
        this.address = address;
        this.signIns = signIns;
        this.secondFactor = secondFactor;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Checks name and password and, if they are right, begins a session under a new id; of somebody who uses one-time
     * codes only when {@link #enterCode} got one.
     */
    public SignIn signIn(String name, String password) {
        SignIn outcome = signIns.beginSession(name, password, address.text());
        if (outcome instanceof SignIn.Accepted accepted) {
            begin(accepted.user());
        } else if (outcome instanceof SignIn.CodeNeeded needed) {
            User user = needed.user();
            Halfway halfway = new Halfway(user.name(), user.version(), clock.millis());
            request.getSession(true).setAttribute(HALFWAY, halfway);
            request.changeSessionId();
        }
        return outcome;
    }

    /** Whether the password was right, a moment ago, and a code is still missing. */
    public boolean isCodeNeeded() {
        return halfway().isPresent();
    }

    /** The second step of signing in; refused if there was no first one. */
    public SignIn enterCode(String code) {
        Optional<User> user =
                halfway().flatMap(half -> users.find(half.name()).filter(now -> now.version() == half.version()));
        if (user.isEmpty()) {
            return new SignIn.Refused();
        }
        SignIn outcome = signIns.enterCode(user.get(), code, address.text());
        if (outcome instanceof SignIn.Accepted accepted) {
            begin(accepted.user());
        }
        return outcome;
    }

    private Optional<Halfway> halfway() {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALFWAY) instanceof Halfway half
                        && clock.millis() - half.since() < CODE_WITHIN.toMillis()
                ? Optional.of(half)
                : Optional.empty();
    }

    /** Begins a session for somebody who just proved who they are; also after they changed their own password. */
    public void begin(User user) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        Signed signed = new Signed(
                user.name(), user.version(), clock.millis(), HexFormat.of().formatHex(token));
        session.removeAttribute(HALFWAY);
        session.setAttribute(ATTRIBUTE, signed);
    }

    /** Ends the session; its id is worth nothing any more. */
    public void signOut() {
        Optional<User> user = user();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        user.ifPresent(ended -> signIns.ended(ended, address.text()));
    }

    /** The user whose session this is, as they are now; empty if nobody is signed in. */
    public Optional<User> user() {
        return signed().flatMap(signed ->
                users.find(signed.name()).filter(User::enabled).filter(user -> user.version() == signed.version()));
    }

    /** Whether something about the account of whoever is signed in has to be set right before anything else. */
    public boolean isAccountDue() {
        return user().filter(user -> user.mustChangePassword() || secondFactor.isDue(user))
                .isPresent();
    }

    /** The user of the session as a caller; empty if nobody is signed in. */
    public Optional<Caller> caller() {
        return user().map(user -> user.from(address.text()));
    }

    /** What scripts of our own pages send in {@code X-CSRF-Token}; empty if nobody is signed in. */
    public Optional<String> csrfToken() {
        return signed().map(Signed::csrfToken);
    }

    /** What only this session has, for what belongs to it; "" if nobody is signed in. */
    public String key() {
        return csrfToken().orElse("");
    }

    /** Whether a request carries the token of this session. */
    boolean isToken(String presented) {
        return csrfToken()
                .filter(token -> MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private Optional<Signed> signed() {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Signed signed)) {
            return Optional.empty();
        }
        boolean current = clock.millis() - signed.since() < LONGEST.toMillis();
        return current ? Optional.of(signed) : Optional.empty();
    }

    /** Who entered the right password and owes a code. */
    private record Halfway(String name, long version, long since) implements Serializable {}

    /** What a session remembers; the user is looked up anew with every request. */
    private record Signed(String name, long version, long since, String csrfToken) implements Serializable {

        @Override
        public String toString() {
            return "Signed[" + name + "]";
        }
    }
}
