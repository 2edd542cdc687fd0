package io.concordat.db;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Entities on the connection of the {@link Database} transaction around them, which alone commits and rolls back. The
 * server's own entity managers are not used: what they wrote would stand in another connection, unseen by the plain SQL
 * of the same transaction, because servers do not reliably share one.
 */
public final class LocalEntities implements Entities {

    private final Database database;
    private final EntityManagerFactory unit;

    private LocalEntities(Database database) {
        this.database = database;
        this.unit = Persistence.createEntityManagerFactory(
                "concordat",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", new Joined(),
                        "jakarta.persistence.jtaDataSource", "",
                        "eclipselink.target-server", "None",
                        "eclipselink.session-name", "unit" + System.identityHashCode(this),
                        "eclipselink.logging.level", "WARNING"));
    }

    /** The entities of a database. */
    public static Entities of(Database database) {
        return new LocalEntities(database);
    }

    @Override
    public <T> T call(Function<EntityManager, T> work) {
        return database.call(handle -> {
            try (EntityManager entities = unit.createEntityManager()) {
                entities.getTransaction().begin();
                T result = work.apply(entities);
                entities.flush();
                entities.getTransaction().commit();
                return result;
            }
        });
    }

    @Override
    public void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return true;
        });
    }

    /** Gives out the connection of the transaction that is under way, without the right to end it. */
    private final class Joined implements DataSource {

        private static final Set<String> NOT_YOURS = Set.of("commit", "rollback", "close", "setAutoCommit");

        @Override
        public Connection getConnection() {
            return database.call(handle -> lent(handle.getConnection()));
        }

        private Connection lent(Connection connection) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (NOT_YOURS.contains(method.getName())) {
                    return null;
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            };
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
