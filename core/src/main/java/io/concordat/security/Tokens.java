package io.concordat.security;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** API tokens: what scripts and partners sign in with. */
@ApplicationScoped
public class Tokens {

    static final String PREFIX = "cc_";
    private static final String KIND = "token";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int TEXT_LENGTH = 43;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final TokenRepository tokens;
    private final UserRepository accounts;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Tokens(Database database, TokenRepository tokens, UserRepository accounts, Audit audit, Ids ids, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new token, and the only time that its text can be read. The text form of this shows none. */
    public record Issued(Token token, String text) {

        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }

    /**
     * Makes a token that acts as the caller.
     *
     * @param roles at least one; none that allows what the caller may not do
     */
    public Issued create(Caller caller, String name, Set<Role> roles, Optional<Instant> expiresAt) {
        User owner = accounts.find(caller.name())
                .orElseThrow(() -> new HubException(HubException.Kind.FORBIDDEN, "only a user has tokens"))
                .user();
        check(caller, name, roles, expiresAt);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Token token = new Token(
                ids.next(),
                name.strip(),
                owner.name(),
                roles,
                now,
                expiresAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                Optional.empty(),
                Optional.empty());
        String text = PREFIX + randomText();
        database.run(handle -> {
            tokens.insert(token, owner.id(), Hashes.hex(text));
            audit.record(
                    caller.did("TOKEN_CREATED", KIND, token.id(), token.name() + ": " + UserRepository.packed(roles)));
        });
        return new Issued(token, text);
    }

    /** The caller's tokens; those of everybody for who may manage users. Newest first, revoked ones too. */
    public List<Token> list(Caller caller) {
        return caller.may(Permission.MANAGE_USERS) ? tokens.list() : tokens.list(caller.name());
    }

    /** Makes a token useless, at once. */
    public void revoke(Caller caller, UUID id) {
        database.run(handle -> {
            Token token = tokens.find(id).orElseThrow(() -> HubException.notFound("this token"));
            if (!token.owner().equals(caller.name()) && !caller.may(Permission.MANAGE_USERS)) {
                throw HubException.notFound("this token");
            }
            if (tokens.revoke(id, clock.instant())) {
                audit.record(caller.did("TOKEN_REVOKED", KIND, id, token.name()));
            }
        });
    }

    /** Who a token stands for; empty if it is unknown, revoked or expired, or its owner is disabled. */
    public Optional<Caller> authenticate(String text, String address) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return tokens.findByHash(Hashes.hex(text))
                .filter(token -> token.revokedAt().isEmpty())
                .filter(token -> token.expiresAt().map(now::isBefore).orElse(true))
                .flatMap(token -> caller(token, address, now));
    }

    private Optional<Caller> caller(Token token, String address, Instant now) {
        Optional<User> owner =
                accounts.find(token.owner()).map(UserRepository.Account::user).filter(User::enabled);
        if (owner.isPresent()) {
            tokens.used(token.id(), now, now.minus(USE_IS_NOTED_EVERY));
        }
        return owner.map(user -> new Caller(user.name(), permissions(token, user), address));
    }

    private static Set<Permission> permissions(Token token, User owner) {
        Set<Permission> both = EnumSet.noneOf(Permission.class);
        both.addAll(Role.permissions(token.roles()));
        both.retainAll(Role.permissions(owner.roles()));
        return both;
    }

    private void check(Caller caller, String name, Set<Role> roles, Optional<Instant> expiresAt) {
        if (name.isBlank() || name.length() > 100 || !name.matches("[^\\p{Cntrl}\\p{Cs}]*")) {
            throw HubException.invalid("name", "say in 1 to 100 characters what the token is for");
        }
        if (roles.isEmpty()) {
            throw HubException.invalid("roles", "give at least one role");
        }
        if (!caller.permissions().containsAll(Role.permissions(roles))) {
            throw HubException.invalid("roles", "a token cannot do what you may not do yourself");
        }
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(clock.instant())) {
            throw HubException.invalid("expiresAt", "this is in the past");
        }
    }

    /** 256 random bits as digits and letters, always of the same length. */
    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        BigInteger rest = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < TEXT_LENGTH; place++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            text.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }
}
