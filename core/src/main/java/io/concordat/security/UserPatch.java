package io.concordat.security;

import io.concordat.HubException;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What changes on a user.
 *
 * @param roles instead of those they had; empty to leave them
 * @param enabled whether they may sign in from now on; empty to leave it
 * @param password given by somebody else, to be replaced at the next sign-in; empty to leave theirs
 */
public record UserPatch(Optional<Set<Role>> roles, Optional<Boolean> enabled, Optional<String> password) {

    static UserPatch roles(Set<Role> roles) {
        return new UserPatch(Optional.of(roles), Optional.empty(), Optional.empty());
    }

    static UserPatch enabled(boolean enabled) {
        return new UserPatch(Optional.empty(), Optional.of(enabled), Optional.empty());
    }

    static UserPatch password(String password) {
        return new UserPatch(Optional.empty(), Optional.empty(), Optional.of(password));
    }

    boolean isEmpty() {
        return roles.isEmpty() && enabled.isEmpty() && password.isEmpty();
    }

    /** @throws HubException of kind INVALID if no user of this name could be like that */
    void check(String name) {
        if (roles.filter(Set::isEmpty).isPresent()) {
            throw HubException.invalid("roles", "give at least one role, or disable the user");
        }
        password.ifPresent(wanted -> Users.requireGood(wanted, name));
    }

    /** @param version that was read; the user has to have it still */
    User over(User user, long version) {
        return new User(
                user.id(),
                user.name(),
                user.displayName(),
                roles.orElse(user.roles()),
                enabled.orElse(user.enabled()),
                password.isPresent() || user.mustChangePassword(),
                user.createdAt(),
                user.lastSignIn(),
                version);
    }

    /** What it is called in the audit log: by its one part, or as a change of several. */
    String deed() {
        if (parts() > 1) {
            return "USER_CHANGED";
        }
        return password.map(any -> "PASSWORD_RESET")
                .or(() -> enabled.map(may -> may ? "USER_ENABLED" : "USER_DISABLED"))
                .orElse("USER_ROLES_CHANGED");
    }

    private int parts() {
        return (roles.isPresent() ? 1 : 0) + (enabled.isPresent() ? 1 : 0) + (password.isPresent() ? 1 : 0);
    }

    /** All that changed, without the password. */
    String described(User changed) {
        StringJoiner parts = new StringJoiner("; ", changed.name() + ": ", "").setEmptyValue(changed.name());
        roles.ifPresent(given -> parts.add(UserRepository.packed(given)));
        if (parts() > 1) {
            enabled.ifPresent(may -> parts.add(may ? "enabled" : "disabled"));
            password.ifPresent(any -> parts.add("password reset"));
        }
        return parts.toString();
    }

    @Override
    public String toString() {
        return "UserPatch[" + roles + ", " + enabled + (password.isPresent() ? ", a password]" : "]");
    }
}
