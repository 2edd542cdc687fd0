package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.HubException;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.Started;
import io.concordat.security.MasterKeys.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Seals secrets for the database and opens them again. A secret is sealed by a key of the database, which is itself
 * wrapped by a master key outside of it. A sealed secret opens only where it was sealed for.
 */
@ApplicationScoped
public class Secrets {

    private static final String VERSION = "1";

    private static final String LIST = """
            SELECT id, wrapped_by, wrapped
            FROM data_key
            ORDER BY id DESC
            """;

    private static final String FIND = """
            SELECT id, wrapped_by, wrapped
            FROM data_key
            WHERE id = :id
            """;

    private static final String INSERT = """
            INSERT INTO data_key (id, wrapped_by, wrapped, created_at)
            VALUES (:id, :wrappedBy, :wrapped, :createdAt)
            """;

    private static final String REWRAP = """
            UPDATE data_key
            SET wrapped_by = :wrappedBy, wrapped = :wrapped
            WHERE id = :id AND wrapped_by = :before
            """;

    private final Database database;
    private final MasterKeys masterKeys;
    private final Ids ids;
    private final Clock clock;
    private final Sealing sealing = new Sealing();
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, SecretKey> opened = new ConcurrentHashMap<>();

    @Inject
    Secrets(Database database, MasterKeys masterKeys, Ids ids, Clock clock) {
        this.database = database;
        this.masterKeys = masterKeys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new master key on top of the file takes effect with the start. */
    void started(@Observes Started event) {
        rewrap();
    }

    /** Secrets of this database, outside a container. */
    public static Secrets of(Database database, Configuration configuration, Ids ids, Clock clock) {
        return new Secrets(database, new MasterKeys(configuration), ids, clock);
    }

    /** Seals a secret for one place. Sealing it again gives another text. */
    public String seal(String secret, SecretPlace place) {
        UUID key = current();
        String sealed = sealing.seal(key(key), secret.getBytes(UTF_8), purpose(place, key));
        return String.join(":", VERSION, key.toString(), sealed);
    }

    /**
     * Opens a sealed secret.
     *
     * @throws HubException of kind CONFLICT if it was sealed for another place, was tampered with, or the master key is
     *     not there
     */
    public String open(String sealed, SecretPlace place) {
        String[] parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw closed();
        }
        UUID key = UUID.fromString(parts[1]);
        return sealing.open(key(key), parts[2], purpose(place, key))
                .map(bytes -> new String(bytes, UTF_8))
                .orElseThrow(Secrets::closed);
    }

    /**
     * Wraps all keys of the database by the master key in use now. Secrets stay as they are; nothing has to stop. A key
     * whose master key is not there is left alone.
     *
     * @return how many keys were wrapped by another one before
     */
    public int rewrap() {
        List<MasterKey> masters = masterKeys.load();
        MasterKey inUse = masters.get(0);
        return database.call(handle -> handle.createQuery(LIST).map(Secrets::wrapped).list().stream()
                .filter(wrapped -> !wrapped.by().equals(inUse.id()) && isWrappedByOneOf(masters, wrapped))
                .mapToInt(wrapped -> handle.createUpdate(REWRAP)
                        .bind("id", wrapped.id())
                        .bind("before", wrapped.by())
                        .bind("wrappedBy", inUse.id())
                        .bind("wrapped", wrap(unwrap(wrapped, masters), wrapped.id(), inUse))
                        .execute())
                .sum());
    }

    /** The newest key that opens; a new one if the master key of all others is lost, so that secrets can be entered. */
    private UUID current() {
        List<MasterKey> masters = masterKeys.load();
        return database.call(handle -> handle.createQuery(LIST).map(Secrets::wrapped).list().stream()
                .filter(wrapped -> isWrappedByOneOf(masters, wrapped))
                .findFirst()
                .map(Wrapped::id)
                .orElseGet(() -> create(handle, masters.get(0))));
    }

    private UUID create(Handle handle, MasterKey inUse) {
        UUID id = ids.next();
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("wrappedBy", inUse.id())
                .bind("wrapped", wrap(randomKey(), id, inUse))
                .bind("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    private static boolean isWrappedByOneOf(List<MasterKey> masters, Wrapped wrapped) {
        return masters.stream().anyMatch(master -> master.id().equals(wrapped.by()));
    }

    private SecretKey key(UUID id) {
        SecretKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        Wrapped wrapped = database.call(handle -> handle.createQuery(FIND)
                        .bind("id", id)
                        .map(Secrets::wrapped)
                        .findOne())
                .orElseThrow(Secrets::closed);
        SecretKey key = unwrap(wrapped, masterKeys.load());
        opened.put(id, key);
        return key;
    }

    private String wrap(SecretKey key, UUID id, MasterKey master) {
        return sealing.seal(master.key(), key.getEncoded(), purpose(id, master));
    }

    private SecretKey unwrap(Wrapped wrapped, List<MasterKey> masters) {
        return masters.stream()
                .filter(master -> master.id().equals(wrapped.by()))
                .findFirst()
                .flatMap(master -> sealing.open(master.key(), wrapped.sealed(), purpose(wrapped.id(), master)))
                .map(bytes -> new SecretKeySpec(bytes, Sealing.KEY_ALGORITHM))
                .orElseThrow(Secrets::closed);
    }

    private SecretKey randomKey() {
        byte[] bytes = new byte[Sealing.KEY_BYTES];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, Sealing.KEY_ALGORITHM);
    }

    private static byte[] purpose(SecretPlace place, UUID key) {
        return String.join("|", place.table(), place.row(), place.column(), key.toString())
                .getBytes(UTF_8);
    }

    private static byte[] purpose(UUID key, MasterKey master) {
        return String.join("|", "data_key", key.toString(), "wrapped", master.id())
                .getBytes(UTF_8);
    }

    private static HubException closed() {
        return new HubException(
                HubException.Kind.CONFLICT,
                "a stored secret does not open: put the key file back that it was sealed with, or enter the secret again");
    }

    private static Wrapped wrapped(ResultSet row, StatementContext unused) throws SQLException {
        return new Wrapped(row.getObject("id", UUID.class), row.getString("wrapped_by"), row.getString("wrapped"));
    }

    /** A key of the database as it is stored. */
    private record Wrapped(UUID id, String by, String sealed) {}
}
