package io.concordat.connector;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where a connector keeps secrets that nobody entered: tokens that a remote system hands out and exchanges. One for
 * each connection. The hub seals what is in it, never shows it, and deletes it with the connection. For many threads.
 */
public interface Vault {

    /** Names the connection: the same text for every session of one connection, another for each other. No secret. */
    String connection();

    /** What is kept under a name now, whichever node put it there. */
    Optional<String> find(String name);

    /** Keeps a secret. It is durable when this returns; within {@link #exclusively}, when that returns. */
    void put(String name, String secret);

    /** Keeps it no longer. */
    void remove(String name);

    /**
     * Does a piece of work while no other thread and no other node does such work for this connection: for tokens of
     * which each exchange makes the one before worthless. The work may call the remote system once, within a minute.
     * What it puts is kept only if it returns; so it puts first, and complains afterwards, outside.
     */
    <T> T exclusively(Supplier<T> work);

    /** A vault in memory, for a session that belongs to no connection. */
    static Vault temporary(String connection) {
        return new Temporary(connection);
    }

    /** Forgets everything when nobody knows it any more. */
    final class Temporary implements Vault {

        private final String connection;
        private final Map<String, String> secrets = new ConcurrentHashMap<>();
        private final ReentrantLock lock = new ReentrantLock();

        private Temporary(String connection) {
            this.connection = connection;
        }

        @Override
        public String connection() {
            return connection;
        }

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void put(String name, String secret) {
            secrets.put(name, secret);
        }

        @Override
        public void remove(String name) {
            secrets.remove(name);
        }

        @Override
        public <T> T exclusively(Supplier<T> work) {
            lock.lock();
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        }
    }
}
