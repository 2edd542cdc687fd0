package io.concordat.security;

import io.concordat.audit.Audit;
import io.concordat.audit.Deed;
import io.concordat.db.Database;
import io.concordat.security.UserRepository.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Checks names and passwords. */
@ApplicationScoped
public class SignIns {

    private final Database database;
    private final UserRepository accounts;
    private final PasswordHashing hashing;
    private final VerifiedPasswords verified;
    private final SecondFactor factor;
    private final BackOff backOff;
    private final Audit audit;
    private final Clock clock;

    @Inject
    SignIns(
            Database database,
            UserRepository accounts,
            PasswordHashing hashing,
            VerifiedPasswords verified,
            SecondFactor factor,
            BackOff backOff,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.hashing = hashing;
        this.verified = verified;
        this.factor = factor;
        this.backOff = backOff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Signs somebody in. A password that was right some minutes ago is accepted without a slow hash, and without an
     * entry in the audit log, so that a script may send it with every request.
     *
     * @param address where the request came from; "" if unknown
     */
    public SignIn signIn(String name, String password, String address) {
        Optional<Account> account = accounts.find(name);
        return account.isPresent() && isVerified(account.get(), password, address)
                ? new SignIn.Accepted(account.get().user())
                : attempt(name, password, address);
    }

    /** As {@link #signIn}, but every attempt is looked at and recorded: a session begins with it. */
    public SignIn beginSession(String name, String password, String address) {
        return attempt(name, password, address);
    }

    /**
     * The second step of a session: the code after the right password. It counts as an attempt like a password.
     *
     * @param user whose password was right, a moment ago
     */
    public SignIn enterCode(User user, String code, String address) {
        Optional<Account> account = accounts.find(user.id());
        Optional<Duration> wait = backOff.attempt(user.name(), address);
        if (wait.isPresent()) {
            return new SignIn.Wait(wait.get());
        }
        boolean unchanged = account.filter(now -> now.coded() && now.user().version() == user.version())
                .isPresent();
        return unchanged && user.enabled() && factor.accepts(user, code)
                ? accepted(user, address)
                : refused(Optional.of(user), address);
    }

    private SignIn attempt(String name, String password, String address) {
        Optional<Account> account = accounts.find(name);
        Optional<Duration> wait = backOff.attempt(name, address);
        if (wait.isPresent()) {
            return new SignIn.Wait(wait.get());
        }
        if (account.isEmpty()) {
            hashing.pretend(password);
            return refused(Optional.empty(), address);
        }
        return judge(account.get(), password, address);
    }

    private boolean isVerified(Account account, String password, String address) {
        return account.user().enabled()
                && !account.coded()
                && verified.knows(account.user().id(), address, password, account.password());
    }

    private SignIn judge(Account account, String password, String address) {
        boolean right = hashing.matches(password, account.password());
        if (!right || !account.user().enabled()) {
            return refused(Optional.of(account.user()), address);
        }
        String stored = stored(account, password);
        if (account.coded()) {
            return new SignIn.CodeNeeded(account.user());
        }
        verified.remember(account.user().id(), address, password, stored);
        return accepted(account.user(), address);
    }

    private SignIn accepted(User user, String address) {
        backOff.succeeded(user.name(), address);
        database.run(handle -> {
            accounts.signedIn(user.id(), clock.instant());
            audit.record(deed("SIGNED_IN", user.name(), address));
        });
        return new SignIn.Accepted(user);
    }

    /** Remembers that somebody ended their session. */
    public void ended(User user, String address) {
        audit.record(deed("SIGNED_OUT", user.name(), address));
    }

    /** What is stored of the password from now on: made anew if it was made in a way no longer good enough. */
    private String stored(Account account, String password) {
        if (!hashing.isWeak(account.password())) {
            return account.password();
        }
        String renewed = hashing.hash(password);
        accounts.rehash(account.user().id(), account.password(), renewed);
        return renewed;
    }

    /** A name that is not known is not written down: people type their password where the name belongs. */
    private SignIn refused(Optional<User> user, String address) {
        audit.record(deed("SIGN_IN_REFUSED", user.map(User::name).orElse("unknown"), address));
        return new SignIn.Refused();
    }

    private static Deed deed(String action, String name, String address) {
        return new Deed(name, address, action, "user", name, "");
    }
}
