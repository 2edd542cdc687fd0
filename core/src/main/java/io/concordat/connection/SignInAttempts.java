package io.concordat.connection;

import io.concordat.db.Database;
import io.concordat.security.SecretPlace;
import io.concordat.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The {@code browser_sign_in} table: browsers that were sent away and are to come back with an answer. Each comes back
 * once, to the user and the session that it was sent from, within ten minutes.
 */
@ApplicationScoped
class SignInAttempts {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int STATE_BYTES = 32;
    private static final String TABLE = "browser_sign_in";

    private static final String FORGET_OLD = "DELETE FROM browser_sign_in WHERE expires_at < :now";

    private static final String INSERT = """
            INSERT INTO browser_sign_in (state_hash, connection_id, user_name, callback, sealed, expires_at)
            VALUES (:hash, :connection, :user, :callback, :sealed, :expires)
            """;

    private static final String FIND = """
            SELECT connection_id, user_name, callback, sealed, expires_at
            FROM browser_sign_in
            WHERE state_hash = :hash
            """;

    private static final String TAKE = "DELETE FROM browser_sign_in WHERE state_hash = :hash";

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SignInAttempts(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a browser is sent with, and has to come back with.
     *
     * @param state what the remote system hands back
     * @param browser what only the session has; not stored but in the digest
     */
    record Question(String state, String browser, String user) {

        String hash() {
            return SignInAttempts.hash(state + '\n' + browser);
        }

        @Override
        public String toString() {
            return "Question[" + user + "]";
        }
    }

    /** A browser that came back. */
    record Attempt(UUID connectionId, String user, URI callback, String memory) {

        @Override
        public String toString() {
            return "Attempt[" + connectionId + "]";
        }
    }

    /** Text that nobody can guess, to be handed back by the remote system. */
    String newState() {
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void put(Question question, UUID connectionId, URI callback, String memory) {
        String hash = question.hash();
        Instant now = clock.instant();
        database.run(handle -> {
            handle.createUpdate(FORGET_OLD)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute();
            handle.createUpdate(INSERT)
                    .bind("hash", hash)
                    .bind("connection", connectionId)
                    .bind("user", question.user())
                    .bind("callback", callback.toString())
                    .bind("sealed", secrets.seal(memory, place(hash)))
                    .bind("expires", now.plus(PATIENCE).atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }

    /** The attempt, once; empty if there is none, it is too late, or another user or session was sent. */
    Optional<Attempt> take(Question question) {
        String hash = question.hash();
        Instant now = clock.instant();
        return database.call(handle -> handle.createQuery(FIND)
                .bind("hash", hash)
                .map(SignInAttempts::row)
                .findOne()
                .filter(row ->
                        row.user().equals(question.user()) && row.expiresAt().isAfter(now))
                .filter(row -> handle.createUpdate(TAKE).bind("hash", hash).execute() == 1)
                .map(row -> new Attempt(
                        row.connectionId(), row.user(), row.callback(), secrets.open(row.sealed(), place(hash)))));
    }

    private static SecretPlace place(String hash) {
        return new SecretPlace(TABLE, hash, "memory");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Row row(ResultSet row, StatementContext unused) throws SQLException {
        return new Row(
                row.getObject("connection_id", UUID.class),
                row.getString("user_name"),
                URI.create(row.getString("callback")),
                row.getString("sealed"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private record Row(UUID connectionId, String user, URI callback, String sealed, Instant expiresAt) {}
}
