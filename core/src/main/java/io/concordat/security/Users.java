package io.concordat.security;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.security.UserRepository.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The users of the hub. */
@ApplicationScoped
public class Users {

    private static final String KIND = "user";

    private final Database database;
    private final UserRepository accounts;
    private final PasswordHashing hashing;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Users(Database database, UserRepository accounts, PasswordHashing hashing, Audit audit, Ids ids, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.hashing = hashing;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** All users, by name. */
    public List<User> list(Caller caller) {
        caller.require(Permission.MANAGE_USERS);
        return accounts.list().stream().map(Account::user).toList();
    }

    /** The user of this name; upper and lower case are the same. */
    public Optional<User> find(String name) {
        return accounts.find(name).map(Account::user);
    }

    /** The language in which somebody wants to be spoken to, such as {@code de}; empty to follow their browser. */
    public Optional<String> language(String name) {
        return Optional.of(accounts.language(name)).filter(language -> !language.isEmpty());
    }

    /**
     * Remembers in which language the caller wants to be spoken to.
     *
     * @param language such as {@code de}; "" to follow their browser
     */
    public void speak(Caller caller, String language) {
        if (!language.matches("([a-z]{2})?")) {
            throw HubException.invalid("language", "choose one of the list");
        }
        Account account = accounts.find(caller.name()).orElseThrow(() -> HubException.notFound("this user"));
        database.run(handle -> {
            accounts.speak(caller.name(), language);
            audit.record(caller.did("LANGUAGE_CHOSEN", KIND, account.user().id(), language));
        });
    }

    public User get(Caller caller, UUID id) {
        User user = account(id).user();
        if (!user.name().equals(caller.name())) {
            caller.require(Permission.MANAGE_USERS);
        }
        return user;
    }

    /** Makes a user, who is asked to replace the password at the first sign-in. */
    public User create(Caller caller, NewUser user) {
        caller.require(Permission.MANAGE_USERS);
        user.check(true);
        requireMayGive(caller, user.roles());
        String password = hashing.hash(user.password());
        return database.call(handle -> {
            User created = insert(user, password, true);
            audit.record(caller.did("USER_CREATED", KIND, created.id(), described(created)));
            return created;
        });
    }

    /** Gives a user these roles instead of those they had. Nobody changes their own. */
    public User changeRoles(Caller caller, UUID id, long version, Set<Role> roles) {
        return change(caller, id, version, UserPatch.roles(roles));
    }

    /** Lets a user sign in, or no longer. Their tokens follow. */
    public User enable(Caller caller, UUID id, long version, boolean enabled) {
        return change(caller, id, version, UserPatch.enabled(enabled));
    }

    /** Gives somebody else a new password, to be replaced by one of their own at the next sign-in. */
    public User resetPassword(Caller caller, UUID id, long version, String replacement) {
        return change(caller, id, version, UserPatch.password(replacement));
    }

    /** Changes somebody else, all or nothing, as one deed. A patch that changes nothing is no deed. */
    public User change(Caller caller, UUID id, long version, UserPatch patch) {
        caller.require(Permission.MANAGE_USERS);
        patch.check(account(id).user().name());
        patch.roles().ifPresent(roles -> requireMayGive(caller, roles));
        if (patch.isEmpty()) {
            return account(id).user();
        }
        Optional<String> password = patch.password().map(hashing::hash);
        return database.call(handle -> {
            accounts.lockAll();
            Account before = account(id);
            requireSomebodyElse(caller, before.user());
            requireMayGive(caller, before.user().roles());
            User changed = patch.over(before.user(), version);
            requireAnAdministrator(changed);
            accounts.update(changed, password.orElse(before.password()));
            audit.record(caller.did(patch.deed(), KIND, id, patch.described(changed)));
            return account(id).user();
        });
    }

    /** Replaces one's own password. */
    public void changePassword(Caller caller, String current, String replacement) {
        Account account = accounts.find(caller.name()).orElseThrow(() -> HubException.notFound("this user"));
        if (!hashing.matches(current, account.password())) {
            throw HubException.invalid("current", "this is not the current password");
        }
        requireGood(replacement, account.user().name());
        if (replacement.equals(current)) {
            throw HubException.invalid("password", "this is the password that is to be replaced");
        }
        replace(caller, account, hashing.hash(replacement));
    }

    /** Adds a user in the caller's transaction; whoever calls has checked and recorded it. */
    User insert(NewUser user, String password, boolean mustChangePassword) {
        if (accounts.find(user.name()).isPresent()) {
            throw new HubException(HubException.Kind.CONFLICT, "there is already a user \"" + user.name() + "\"");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        User created = new User(
                ids.next(),
                user.name(),
                user.displayName().isBlank() ? user.name() : user.displayName(),
                user.roles(),
                true,
                mustChangePassword,
                now,
                Optional.empty(),
                1);
        accounts.insert(created, password);
        return created;
    }

    private void replace(Caller caller, Account account, String password) {
        User user = account.user();
        User changed = new User(
                user.id(),
                user.name(),
                user.displayName(),
                user.roles(),
                user.enabled(),
                false,
                user.createdAt(),
                user.lastSignIn(),
                user.version());
        database.run(handle -> {
            accounts.update(changed, password);
            audit.record(caller.did("PASSWORD_CHANGED", KIND, user.id(), user.name()));
        });
    }

    private Account account(UUID id) {
        return accounts.find(id).orElseThrow(() -> HubException.notFound("this user"));
    }

    static void requireGood(String password, String name) {
        PasswordRules.objection(password, name).ifPresent(objection -> {
            throw HubException.invalid("password", objection);
        });
    }

    /** Only who may do everything makes or unmakes those who may. */
    static void requireMayGive(Caller caller, Set<Role> roles) {
        if (roles.contains(Role.ADMINISTRATOR) && !caller.permissions().containsAll(Role.ADMINISTRATOR.permissions())) {
            throw new HubException(HubException.Kind.FORBIDDEN, "only an administrator decides about administrators");
        }
    }

    private static void requireSomebodyElse(Caller caller, User user) {
        if (user.name().equals(caller.name())) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN,
                    "nobody changes their own roles or disables themselves; ask a colleague; a password is replaced by who knows it");
        }
    }

    private void requireAnAdministrator(User changed) {
        boolean remains = accounts.list().stream()
                .map(account -> account.user().id().equals(changed.id()) ? changed : account.user())
                .anyMatch(user -> user.enabled() && user.roles().contains(Role.ADMINISTRATOR));
        if (!remains) {
            throw new HubException(
                    HubException.Kind.CONFLICT, "this is the last administrator; make another one first");
        }
    }

    static String described(User user) {
        return user.name() + ": " + UserRepository.packed(user.roles());
    }
}
