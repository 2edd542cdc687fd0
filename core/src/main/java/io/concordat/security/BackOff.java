package io.concordat.security;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Slows down guessing. An attempt is counted before the password is looked at, so that attempts made at once do not
 * slip through; after a few that failed each further one waits twice as long, up to a quarter of an hour. Nobody is
 * locked out for good: the right password works once the wait is over. Names that do not exist are treated like those
 * that do. Who signs in rightly gets only that attempt back for their address, so that an account of one's own buys no
 * guesses at others; an hour without any attempt starts the count anew.
 */
@ApplicationScoped
class BackOff {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final Duration CLEANING = Duration.ofMinutes(1);
    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 20;
    private static final int DOUBLINGS = 10;

    private static final String FIND = """
            SELECT failures, blocked_until
            FROM sign_in_attempt
            WHERE subject = :subject
            FOR UPDATE
            """;

    private static final String COUNT = """
            UPDATE sign_in_attempt
            SET failures = :failures, blocked_until = :until
            WHERE subject = :subject
            """;

    private static final String START = """
            INSERT INTO sign_in_attempt (subject, failures, blocked_until)
            SELECT :subject, 0, :now
            WHERE NOT EXISTS (SELECT 1 FROM sign_in_attempt WHERE subject = :subject)
            """;

    private static final String FORGET = """
            DELETE FROM sign_in_attempt
            WHERE subject = :subject
            """;

    private static final String GIVE_BACK = """
            UPDATE sign_in_attempt
            SET failures = failures - 1, blocked_until = :now
            WHERE subject = :subject AND failures > 0
            """;

    private static final String FORGET_OLD = """
            DELETE FROM sign_in_attempt
            WHERE blocked_until < :before
            """;

    private final Database database;
    private final Clock clock;

    /** In milliseconds since the epoch. */
    private final AtomicLong cleanedAt = new AtomicLong();

    @Inject
    BackOff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt, or says how long to wait; then it is not counted. Times are cut to what a database keeps: one
     * that it rounds up would lie in the future.
     */
    Optional<Duration> attempt(String name, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        forgetOld(now);
        Optional<Duration> wait = database.call(handle -> remaining(handle, name, address, now));
        if (wait.isPresent()) {
            return wait;
        }
        prepare(account(name), now);
        if (!address.isEmpty()) {
            prepare(address(address), now);
        }
        return database.call(handle -> {
            Optional<Duration> meanwhile = remaining(handle, name, address, now);
            if (meanwhile.isEmpty()) {
                count(handle, account(name), FREE_FOR_ACCOUNT, now);
                count(handle, address(address), FREE_FOR_ADDRESS, now);
            }
            return meanwhile;
        });
    }

    /** How long to wait. Whoever has to leaves no row: their attempts at ever new names cost the hub nothing. */
    private static Optional<Duration> remaining(Handle handle, String name, String address, Instant now) {
        Instant ofAccount = find(handle, account(name), now).until();
        Instant ofAddress = find(handle, address(address), now).until();
        return Optional.of(Duration.between(now, latest(ofAccount, ofAddress)))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0);
    }

    /** What nobody tried again for long goes, whether or not anybody ever signs in. */
    private void forgetOld(Instant now) {
        long last = cleanedAt.get();
        boolean due = now.toEpochMilli() - last > CLEANING.toMillis();
        if (due && cleanedAt.compareAndSet(last, now.toEpochMilli())) {
            database.run(handle -> handle.createUpdate(FORGET_OLD)
                    .bind("before", now.minus(FORGOTTEN).atOffset(ZoneOffset.UTC))
                    .execute());
        }
    }

    /** The attempt was right: what failed on the account before is forgotten, and the address gets this one back. */
    void succeeded(String name, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.run(handle -> {
            handle.createUpdate(FORGET).bind("subject", account(name)).execute();
            handle.createUpdate(GIVE_BACK)
                    .bind("subject", address(address))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }

    /** In a transaction of its own: two that insert the same row at once must not spoil the counting. */
    private void prepare(String subject, Instant now) {
        try {
            database.run(handle -> handle.createUpdate(START)
                    .bind("subject", subject)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute());
        } catch (UnableToExecuteStatementException somebodyElseWasFirst) {
            return;
        }
    }

    private static Attempts find(Handle handle, String subject, Instant now) {
        return handle.createQuery(FIND)
                .bind("subject", subject)
                .map(BackOff::attempts)
                .findOne()
                .filter(attempts -> attempts.until().plus(FORGOTTEN).isAfter(now))
                .orElse(Attempts.NONE);
    }

    private static void count(Handle handle, String subject, int free, Instant now) {
        long failures = find(handle, subject, now).failures() + 1;
        handle.createUpdate(COUNT)
                .bind("subject", subject)
                .bind("failures", failures)
                .bind("until", now.plus(pause(failures - free)).atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static Duration pause(long beyondFree) {
        if (beyondFree <= 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(beyondFree - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Hashed: people type their password where the name belongs. */
    private static String account(String name) {
        return Hashes.hex("account " + name.strip().toLowerCase(Locale.ROOT));
    }

    private static String address(String address) {
        return Hashes.hex("address " + address);
    }

    private static Attempts attempts(ResultSet row, StatementContext unused) throws SQLException {
        return new Attempts(
                row.getLong("failures"),
                row.getObject("blocked_until", OffsetDateTime.class).toInstant());
    }

    private record Attempts(long failures, Instant until) {

        static final Attempts NONE = new Attempts(0, Instant.EPOCH);
    }
}
