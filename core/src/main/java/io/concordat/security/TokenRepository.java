package io.concordat.security;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** The {@code api_token} table. */
@ApplicationScoped
class TokenRepository {

    private static final String LIST = """
            SELECT t.id, t.name, u.name AS owner, t.roles, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
            FROM api_token t
            JOIN app_user u ON u.id = t.owner_id
            ORDER BY t.id DESC
            """;

    private static final String LIST_OF = """
            SELECT t.id, t.name, u.name AS owner, t.roles, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
            FROM api_token t
            JOIN app_user u ON u.id = t.owner_id
            WHERE u.name = :owner
            ORDER BY t.id DESC
            """;

    private static final String FIND = """
            SELECT t.id, t.name, u.name AS owner, t.roles, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
            FROM api_token t
            JOIN app_user u ON u.id = t.owner_id
            WHERE t.id = :id
            """;

    private static final String FIND_BY_HASH = """
            SELECT t.id, t.name, u.name AS owner, t.roles, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
            FROM api_token t
            JOIN app_user u ON u.id = t.owner_id
            WHERE t.token_hash = :hash
            """;

    private static final String INSERT = """
            INSERT INTO api_token (id, owner_id, name, roles, token_hash, created_at, expires_at)
            VALUES (:id, :ownerId, :name, :roles, :hash, :createdAt, :expiresAt)
            """;

    private static final String REVOKE = """
            UPDATE api_token
            SET revoked_at = :at
            WHERE id = :id AND revoked_at IS NULL
            """;

    private static final String USED = """
            UPDATE api_token
            SET last_used_at = :at
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :before)
            """;

    private final Database database;

    @Inject
    TokenRepository(Database database) {
        this.database = database;
    }

    List<Token> list() {
        return database.call(
                handle -> handle.createQuery(LIST).map(TokenRepository::token).list());
    }

    List<Token> list(String owner) {
        return database.call(handle -> handle.createQuery(LIST_OF)
                .bind("owner", owner)
                .map(TokenRepository::token)
                .list());
    }

    Optional<Token> find(UUID id) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .map(TokenRepository::token)
                .findOne());
    }

    Optional<Token> findByHash(String hash) {
        return database.call(handle -> handle.createQuery(FIND_BY_HASH)
                .bind("hash", hash)
                .map(TokenRepository::token)
                .findOne());
    }

    void insert(Token token, UUID ownerId, String hash) {
        database.run(handle -> handle.createUpdate(INSERT)
                .bind("id", token.id())
                .bind("ownerId", ownerId)
                .bind("name", token.name())
                .bind("roles", UserRepository.packed(token.roles()))
                .bind("hash", hash)
                .bind("createdAt", token.createdAt().atOffset(ZoneOffset.UTC))
                .bind("expiresAt", token.expiresAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                .execute());
    }

    /** Whether it was not revoked before. */
    boolean revoke(UUID id, Instant at) {
        return database.call(handle -> handle.createUpdate(REVOKE)
                        .bind("id", id)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    /** Notes a use, if none was noted since some moment. */
    void used(UUID id, Instant at, Instant before) {
        database.run(handle -> handle.createUpdate(USED)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Token token(ResultSet row, StatementContext unused) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("owner"),
                UserRepository.unpacked(row.getString("roles")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
