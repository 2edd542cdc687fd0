package io.concordat.security;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The {@code second_factor} table and its recovery codes. */
@ApplicationScoped
class SecondFactorRepository {

    private static final String FIND = """
            SELECT sealed, enrolled_at IS NOT NULL AS is_on
            FROM second_factor
            WHERE user_id = :user
            """;

    private static final String INSERT = """
            INSERT INTO second_factor (user_id, sealed, last_step)
            VALUES (:user, :sealed, 0)
            """;

    private static final String SWITCH_ON = """
            UPDATE second_factor
            SET enrolled_at = :at
            WHERE user_id = :user AND enrolled_at IS NULL
            """;

    /** Of two who come with the same code at once, one changes the row. */
    private static final String USE = """
            UPDATE second_factor
            SET last_step = :step
            WHERE user_id = :user AND last_step < :step
            """;

    private static final String REMOVE = """
            DELETE FROM second_factor
            WHERE user_id = :user
            """;

    private static final String ADD_CODE = """
            INSERT INTO recovery_code (user_id, code_hash)
            VALUES (:user, :hash)
            """;

    private static final String USE_CODE = """
            DELETE FROM recovery_code
            WHERE user_id = :user AND code_hash = :hash
            """;

    private static final String REMOVE_CODES = """
            DELETE FROM recovery_code
            WHERE user_id = :user
            """;

    private static final String CODES_LEFT = """
            SELECT COUNT(*)
            FROM recovery_code
            WHERE user_id = :user
            """;

    private final Database database;

    @Inject
    SecondFactorRepository(Database database) {
        this.database = database;
    }

    /** What an app shares with the hub, sealed, and whether its owner has shown that it works. */
    record Shared(String sealed, boolean on) {}

    Optional<Shared> find(UUID user) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("user", user)
                .map((row, context) -> new Shared(row.getString("sealed"), row.getBoolean("is_on")))
                .findOne());
    }

    void insert(UUID user, String sealed) {
        database.run(handle -> handle.createUpdate(INSERT)
                .bind("user", user)
                .bind("sealed", sealed)
                .execute());
    }

    boolean switchOn(UUID user, Instant at, Collection<String> codeHashes) {
        return database.call(handle -> {
            int changed = handle.createUpdate(SWITCH_ON)
                    .bind("user", user)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
            codeHashes.forEach(hash -> handle.createUpdate(ADD_CODE)
                    .bind("user", user)
                    .bind("hash", hash)
                    .execute());
            return changed == 1;
        });
    }

    /** Whether the code of this half minute, or of a later one, was not used before. */
    boolean use(UUID user, long step) {
        return database.call(handle -> handle.createUpdate(USE)
                        .bind("user", user)
                        .bind("step", step)
                        .execute())
                == 1;
    }

    boolean useRecoveryCode(UUID user, String hash) {
        return database.call(handle -> handle.createUpdate(USE_CODE)
                        .bind("user", user)
                        .bind("hash", hash)
                        .execute())
                == 1;
    }

    long recoveryCodesLeft(UUID user) {
        return database.call(handle -> handle.createQuery(CODES_LEFT)
                .bind("user", user)
                .mapTo(Long.class)
                .one());
    }

    void remove(UUID user) {
        database.run(handle -> {
            handle.createUpdate(REMOVE_CODES).bind("user", user).execute();
            handle.createUpdate(REMOVE).bind("user", user).execute();
        });
    }
}
