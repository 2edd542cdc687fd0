package io.concordat.security;

import io.concordat.HubException;
import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** The {@code app_user} table. */
@ApplicationScoped
class UserRepository {

    private static final String LIST = """
            SELECT id, name, display_name, password, roles, enabled, must_change_password, created_at, last_sign_in, version,
              EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = app_user.id AND f.enrolled_at IS NOT NULL) AS coded
            FROM app_user
            ORDER BY name_key
            """;

    private static final String FIND = """
            SELECT id, name, display_name, password, roles, enabled, must_change_password, created_at, last_sign_in, version,
              EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = app_user.id AND f.enrolled_at IS NOT NULL) AS coded
            FROM app_user
            WHERE id = :id
            """;

    private static final String FIND_BY_NAME = """
            SELECT id, name, display_name, password, roles, enabled, must_change_password, created_at, last_sign_in, version,
              EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = app_user.id AND f.enrolled_at IS NOT NULL) AS coded
            FROM app_user
            WHERE name_key = :nameKey
            """;

    private static final String INSERT = """
            INSERT INTO app_user (id, name, name_key, display_name, password, roles, enabled, must_change_password, created_at,
              version)
            VALUES (:id, :name, :nameKey, :displayName, :password, :roles, :enabled, :mustChangePassword, :createdAt, 1)
            """;

    private static final String UPDATE = """
            UPDATE app_user
            SET version = version + 1, roles = :roles, enabled = :enabled, password = :password,
              must_change_password = :mustChangePassword
            WHERE id = :id AND version = :version
            """;

    private static final String FIND_OUTSIDER = """
            SELECT id
            FROM app_user
            WHERE outside_id = :outsideId
            """;

    private static final String IS_OUTSIDER = """
            SELECT COUNT(*)
            FROM app_user
            WHERE id = :id AND outside_id IS NOT NULL
            """;

    private static final String BIND_OUTSIDER = """
            UPDATE app_user
            SET outside_id = :outsideId
            WHERE id = :id
            """;

    private static final String REHASH = """
            UPDATE app_user
            SET password = :password
            WHERE id = :id AND password = :old
            """;

    private static final String SIGNED_IN = """
            UPDATE app_user
            SET last_sign_in = :at
            WHERE id = :id
            """;

    private static final String LANGUAGE = """
            SELECT language
            FROM app_user
            WHERE name_key = :nameKey
            """;

    private static final String SPEAK = """
            UPDATE app_user
            SET language = :language
            WHERE name_key = :nameKey
            """;

    /** Locks all of them, so that two changes at once cannot each leave the other as the last administrator. */
    private static final String LOCK_ALL = """
            SELECT id
            FROM app_user
            ORDER BY id
            FOR UPDATE
            """;

    private final Database database;

    @Inject
    UserRepository(Database database) {
        this.database = database;
    }

    List<Account> list() {
        return database.call(
                handle -> handle.createQuery(LIST).map(UserRepository::account).list());
    }

    Optional<Account> find(UUID id) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .map(UserRepository::account)
                .findOne());
    }

    Optional<Account> find(String name) {
        return database.call(handle -> handle.createQuery(FIND_BY_NAME)
                .bind("nameKey", key(name))
                .map(UserRepository::account)
                .findOne());
    }

    /** The user whom an identity provider knows by this id. */
    Optional<Account> findOutsider(String outsideId) {
        return database.call(handle -> handle.createQuery(FIND_OUTSIDER)
                        .bind("outsideId", outsideId)
                        .mapTo(UUID.class)
                        .findOne())
                .flatMap(this::find);
    }

    /** Whether an identity provider says who they are. */
    boolean isOutsider(UUID id) {
        return database.call(handle -> handle.createQuery(IS_OUTSIDER)
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    void bindOutsider(UUID id, String outsideId) {
        database.run(handle -> handle.createUpdate(BIND_OUTSIDER)
                .bind("id", id)
                .bind("outsideId", outsideId)
                .execute());
    }

    void insert(User user, String password) {
        database.run(handle -> handle.createUpdate(INSERT)
                .bind("id", user.id())
                .bind("name", user.name())
                .bind("nameKey", key(user.name()))
                .bind("displayName", user.displayName())
                .bind("password", password)
                .bind("roles", packed(user.roles()))
                .bind("enabled", user.enabled())
                .bind("mustChangePassword", user.mustChangePassword())
                .bind("createdAt", user.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** @throws HubException of kind STALE if the user was changed since they were read */
    void update(User user, String password) {
        int updated = database.call(handle -> handle.createUpdate(UPDATE)
                .bind("id", user.id())
                .bind("version", user.version())
                .bind("roles", packed(user.roles()))
                .bind("enabled", user.enabled())
                .bind("password", password)
                .bind("mustChangePassword", user.mustChangePassword())
                .execute());
        if (updated == 0) {
            throw new HubException(HubException.Kind.STALE, "somebody else changed this user; reload them");
        }
    }

    void rehash(UUID id, String old, String password) {
        database.run(handle -> handle.createUpdate(REHASH)
                .bind("id", id)
                .bind("old", old)
                .bind("password", password)
                .execute());
    }

    void signedIn(UUID id, Instant at) {
        database.run(handle -> handle.createUpdate(SIGNED_IN)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** "" if they chose none. */
    String language(String name) {
        return database.call(handle -> handle.createQuery(LANGUAGE)
                .bind("nameKey", key(name))
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    void speak(String name, String language) {
        database.run(handle -> handle.createUpdate(SPEAK)
                .bind("nameKey", key(name))
                .bind("language", language)
                .execute());
    }

    void lockAll() {
        database.run(handle -> handle.createQuery(LOCK_ALL).mapTo(UUID.class).list());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static String packed(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    static Set<Role> unpacked(String roles) {
        return roles.isEmpty()
                ? EnumSet.noneOf(Role.class)
                : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static Account account(ResultSet row, StatementContext unused) throws SQLException {
        User user = new User(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                unpacked(row.getString("roles")),
                row.getBoolean("enabled"),
                row.getBoolean("must_change_password"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_sign_in", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("version"));
        return new Account(user, row.getString("password"), row.getBoolean("coded"));
    }

    /**
     * A user with what is stored of the password.
     *
     * @param coded whether a one-time code is asked for after the password
     */
    record Account(User user, String password, boolean coded) {

        @Override
        public String toString() {
            return "Account[" + user.name() + "]";
        }
    }
}
