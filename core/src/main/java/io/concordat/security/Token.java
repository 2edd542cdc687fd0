package io.concordat.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API token as its owner sees it; the token itself is shown once, when it is made.
 *
 * @param name what it is for
 * @param owner the user it acts as
 * @param roles what it may do, as far as its owner still may
 */
public record Token(
        UUID id,
        String name,
        String owner,
        Set<Role> roles,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public Token {
        roles = Set.copyOf(roles);
    }
}
