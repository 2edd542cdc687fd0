package io.concordat.security;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.audit.Deed;
import io.concordat.db.Database;
import io.concordat.security.UserRepository.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * People for whom an identity provider vouches. Each is a user of the hub from their first sign-in on, known by what
 * the provider calls them and never by a name: a name that an account of the hub has already is refused. Their roles
 * are those the provider's word stands for, each time anew.
 */
@ApplicationScoped
public class Outsiders {

    /** What no password hashes to. */
    private static final String NO_PASSWORD = "none";

    private final Database database;
    private final UserRepository accounts;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Outsiders(Database database, UserRepository accounts, Users users, Audit audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody as an identity provider describes them.
     *
     * @param issuer the address of the provider
     * @param subject what it calls them, for ever
     * @param name what they are called here
     * @param displayName what colleagues see; "" to show the name
     * @param roles at least one
     */
    public record Outsider(String issuer, String subject, String name, String displayName, Set<Role> roles) {

        public Outsider {
            roles = Set.copyOf(roles);
        }

        private String id() {
            return Hashes.hex("outsider " + issuer + " " + subject);
        }

        private NewUser wanted() {
            return new NewUser(name, displayName, "", roles);
        }
    }

    /**
     * Signs somebody in whom the provider has vouched for.
     *
     * @throws HubException of kind FORBIDDEN if they are disabled here, of CONFLICT if somebody else has the name
     */
    public User signIn(Outsider outsider, String address) {
        outsider.wanted().check(false);
        return database.call(handle -> {
            Optional<Account> before = accounts.findOutsider(outsider.id());
            User user = before.map(known -> known(known, outsider)).orElseGet(() -> welcomed(outsider));
            accounts.signedIn(user.id(), clock.instant());
            audit.record(new Deed(
                    user.name(),
                    address,
                    "SIGNED_IN",
                    "user",
                    user.id().toString(),
                    detail(outsider, before.map(Account::user))));
            return user;
        });
    }

    private User welcomed(Outsider outsider) {
        User user = users.insert(outsider.wanted(), NO_PASSWORD, false);
        accounts.bindOutsider(user.id(), outsider.id());
        return user;
    }

    private User known(Account account, Outsider outsider) {
        User user = account.user();
        if (!user.enabled()) {
            throw new HubException(HubException.Kind.FORBIDDEN, "this account is disabled; ask an administrator");
        }
        if (user.roles().equals(outsider.roles())) {
            return user;
        }
        accounts.update(UserPatch.roles(outsider.roles()).over(user, user.version()), account.password());
        return accounts.find(user.id()).orElseThrow().user();
    }

    /** One sign-in is one deed, whatever the provider has changed meanwhile. */
    private static String detail(Outsider outsider, Optional<User> before) {
        String roles = UserRepository.packed(outsider.roles());
        if (before.isEmpty()) {
            return outsider.issuer() + "; for the first time, as " + roles;
        }
        return before.get().roles().equals(outsider.roles())
                ? outsider.issuer()
                : outsider.issuer() + "; roles changed to " + roles;
    }
}
