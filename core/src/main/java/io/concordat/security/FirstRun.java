package io.concordat.security;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.audit.Deed;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * How the first administrator comes to be. There is no account to begin with: the server's configuration names one, or
 * whoever can read the log makes one with a link that works once, for an hour.
 */
@ApplicationScoped
public class FirstRun {

    private static final Logger log = System.getLogger(FirstRun.class.getName());
    private static final String BOOTSTRAP_USER = "concordat.bootstrap.user";
    private static final String BOOTSTRAP_PASSWORD = "concordat.bootstrap.password";
    private static final String ADDRESS = "concordat.url";
    private static final Duration VALID = Duration.ofMinutes(60);
    private static final int TOKEN_BYTES = 16;

    private static final String IS_OPEN = """
            SELECT COUNT(*)
            FROM first_run
            WHERE done_at IS NULL
            """;

    private static final String ISSUE = """
            UPDATE first_run
            SET token_hash = :hash, expires_at = :expiresAt
            WHERE id = 1 AND done_at IS NULL
            """;

    private static final String REDEEM = """
            UPDATE first_run
            SET done_at = :now, token_hash = NULL
            WHERE id = 1 AND done_at IS NULL AND token_hash = :hash AND expires_at > :now
            """;

    private static final String FINISH = """
            UPDATE first_run
            SET done_at = :now, token_hash = NULL
            WHERE id = 1 AND done_at IS NULL
            """;

    private final Configuration configuration;
    private final Database database;
    private final Users users;
    private final PasswordHashing hashing;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile String link = "";

    @Inject
    FirstRun(
            Configuration configuration,
            Database database,
            Users users,
            PasswordHashing hashing,
            Audit audit,
            Clock clock) {
        this.configuration = configuration;
        this.database = database;
        this.users = users;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    void started(@Observes Started event) {
        begin();
    }

    /** Whether there is no administrator yet. */
    public boolean isOpen() {
        return database.call(
                        handle -> handle.createQuery(IS_OPEN).mapTo(Long.class).one())
                > 0;
    }

    /** Where a browser finds the hub, without a slash at the end. */
    public String address() {
        return configuration.find(ADDRESS).orElse("http://localhost:8080");
    }

    /** The link that this process has issued, as long as nobody has used it. */
    public Optional<String> link() {
        return Optional.of(link).filter(issued -> !issued.isEmpty() && isOpen());
    }

    /**
     * Called at every start, after the migration: makes the configured administrator, or logs a link; nothing if there
     * is an administrator already.
     *
     * @return the token of the link, if one was made
     */
    public Optional<String> begin() {
        if (!isOpen()) {
            return Optional.empty();
        }
        Optional<String> name = configuration.find(BOOTSTRAP_USER);
        Optional<String> password = configuration.find(BOOTSTRAP_PASSWORD);
        if (name.isPresent() && password.isPresent()) {
            bootstrap(name.get(), password.get());
            return Optional.empty();
        }
        return Optional.of(issue());
    }

    /**
     * Makes the first administrator. Of several who try at once, one succeeds.
     *
     * @param user whose roles do not matter: it becomes an administrator
     * @throws HubException of kind FORBIDDEN if the token is wrong, used, or too old
     */
    public User redeem(String token, NewUser user, String address) {
        NewUser administrator = administrator(user.name(), user.displayName(), user.password());
        administrator.check(true);
        requireCurrent(token);
        String password = hashing.hash(user.password());
        return database.call(handle -> {
            int won = handle.createUpdate(REDEEM)
                    .bind("hash", Hashes.hex(token))
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            if (won == 0) {
                throw refused();
            }
            return create(administrator, password, false, "FIRST_ADMINISTRATOR_CREATED", address);
        });
    }

    /** Keeps guesses from costing a slow hash each. */
    private void requireCurrent(String token) {
        String current = """
                SELECT COUNT(*)
                FROM first_run
                WHERE done_at IS NULL AND token_hash = :hash AND expires_at > :now
                """;
        long found = database.call(handle -> handle.createQuery(current)
                .bind("hash", Hashes.hex(token))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one());
        if (found == 0) {
            throw refused();
        }
    }

    /**
     * The password stands in the configuration for others to read: its owner has to replace it before anything else.
     */
    private void bootstrap(String name, String password) {
        NewUser administrator = administrator(name, "", password);
        administrator.check(false);
        String hash = hashing.hash(password);
        database.run(handle -> {
            int won = handle.createUpdate(FINISH)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            if (won == 1) {
                create(administrator, hash, true, "BOOTSTRAP_ADMINISTRATOR_CREATED", "");
            }
        });
    }

    private User create(NewUser administrator, String password, boolean mustChange, String action, String address) {
        User user = users.insert(administrator, password, mustChange);
        audit.record(new Deed(
                address.isEmpty() ? "bootstrap" : user.name(),
                address,
                action,
                "user",
                user.id().toString(),
                user.name()));
        return user;
    }

    private String issue() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Instant until = clock.instant().plus(VALID);
        database.run(handle -> handle.createUpdate(ISSUE)
                .bind("hash", Hashes.hex(token))
                .bind("expiresAt", until.atOffset(ZoneOffset.UTC))
                .execute());
        link = address() + "/setup?token=" + token;
        log.log(
                Level.INFO,
                "Concordat has no administrator yet. Make one, within the hour and once only, at {0}",
                link);
        return token;
    }

    private static NewUser administrator(String name, String displayName, String password) {
        return new NewUser(name, displayName, password, Set.of(Role.ADMINISTRATOR));
    }

    private static HubException refused() {
        return new HubException(
                HubException.Kind.FORBIDDEN,
                "this set-up link was used or is too old; restart the hub to get a new one from its log");
    }
}
