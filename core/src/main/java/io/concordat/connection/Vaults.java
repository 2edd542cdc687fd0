package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Vault;
import io.concordat.db.Database;
import io.concordat.security.SecretPlace;
import io.concordat.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The {@code connection_vault} table: what connectors keep, sealed. Work that must not happen twice at the same time is
 * held apart by a lock within this node, and between nodes by the lock of a row.
 */
@ApplicationScoped
class Vaults {

    private static final String TABLE = "connection_vault";

    private static final String FIND = """
            SELECT sealed
            FROM connection_vault
            WHERE connection_id = :id AND name = :name
            """;

    private static final String UPDATE = """
            UPDATE connection_vault
            SET sealed = :sealed
            WHERE connection_id = :id AND name = :name
            """;

    private static final String INSERT = """
            INSERT INTO connection_vault (connection_id, name, sealed)
            VALUES (:id, :name, :sealed)
            """;

    private static final String REMOVE = """
            DELETE FROM connection_vault
            WHERE connection_id = :id AND name = :name
            """;

    private static final String LOCK = """
            SELECT connection_id
            FROM connection_lock
            WHERE connection_id = :id
            FOR UPDATE
            """;

    private final Database database;
    private final Secrets secrets;
    private final Map<UUID, ReentrantLock> locks = new ConcurrentHashMap<>();

    @Inject
    Vaults(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    Vault of(UUID connectionId) {
        return new OfConnection(connectionId);
    }

    private static SecretPlace place(UUID id, String name) {
        return new SecretPlace(TABLE, id.toString(), name);
    }

    private String open(UUID id, String name, String sealed) {
        try {
            return secrets.open(sealed, place(id, name));
        } catch (HubException closed) {
            throw new ConnectorException(Failure.CREDENTIALS_REFUSED, String.valueOf(closed.getMessage()), closed);
        }
    }

    private void put(Handle handle, UUID id, String name, String secret) {
        Map<String, ?> row = Map.of("id", id, "name", name, "sealed", secrets.seal(secret, place(id, name)));
        if (handle.createUpdate(UPDATE).bindMap(row).execute() == 0) {
            handle.createUpdate(INSERT).bindMap(row).execute();
        }
    }

    private final class OfConnection implements Vault {

        private final UUID id;

        OfConnection(UUID id) {
            this.id = id;
        }

        @Override
        public String connection() {
            return id.toString();
        }

        @Override
        public Optional<String> find(String name) {
            return database.call(handle -> handle.createQuery(FIND)
                            .bind("id", id)
                            .bind("name", name)
                            .mapTo(String.class)
                            .findOne())
                    .map(text -> open(id, name, text));
        }

        @Override
        public void put(String name, String secret) {
            database.run(handle -> Vaults.this.put(handle, id, name, secret));
        }

        @Override
        public void remove(String name) {
            database.run(handle -> handle.createUpdate(REMOVE)
                    .bind("id", id)
                    .bind("name", name)
                    .execute());
        }

        @Override
        public <T> T exclusively(Supplier<T> work) {
            ReentrantLock lock = locks.computeIfAbsent(id, unused -> new ReentrantLock());
            lock.lock();
            try {
                return database.call(handle -> {
                    handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).findOne();
                    return work.get();
                });
            } finally {
                lock.unlock();
            }
        }
    }
}
