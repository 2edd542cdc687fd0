package io.concordat.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param name what they sign in with; upper and lower case are the same person
 * @param displayName what others see; the name if none was given
 * @param roles what they may do
 * @param enabled whether they can sign in
 * @param mustChangePassword whether their password was given to them and is to be replaced by one of their own
 * @param lastSignIn when they last signed in with their password
 * @param version counts up with every change, from 1
 */
public record User(
        UUID id,
        String name,
        String displayName,
        Set<Role> roles,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt,
        Optional<Instant> lastSignIn,
        long version) {

    public User {
        roles = Set.copyOf(roles);
    }

    /** This user as a caller from an address, with all that the roles allow. */
    public Caller from(String address) {
        return new Caller(name, Role.permissions(roles), address);
    }
}
