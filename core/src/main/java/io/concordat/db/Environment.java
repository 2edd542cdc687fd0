package io.concordat.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What the server gives the hub: its data source, its transactions and the time. */
@ApplicationScoped
class Environment {

    private static final String DATA_SOURCE = "jdbc/concordat";
    private static final String TRANSACTIONS = "java:comp/TransactionSynchronizationRegistry";

    @Produces
    @ApplicationScoped
    DataSource dataSource() {
        return lookup(DATA_SOURCE, DataSource.class);
    }

    @Produces
    @ApplicationScoped
    Database database(DataSource source) {
        return new Database(source, Environment::inContainerTransaction);
    }

    @Produces
    @ApplicationScoped
    Entities entities(Database database) {
        return LocalEntities.of(database);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Produces
    @Singleton
    Ids ids() {
        return Ids.system();
    }

    @Produces
    @Singleton
    Configuration configuration() {
        return Configuration.system();
    }

    private static boolean inContainerTransaction() {
        return lookup(TRANSACTIONS, TransactionSynchronizationRegistry.class).getTransactionStatus()
                == Status.STATUS_ACTIVE;
    }

    /** Looks up one of the two constant names above; no name comes from outside. */
    @SuppressWarnings("BanJNDI")
    private static <T> T lookup(String name, Class<T> type) {
        try {
            return type.cast(new InitialContext().lookup(name));
        } catch (NamingException missing) {
            throw new IllegalStateException("the server offers no " + type.getSimpleName() + " named " + name, missing);
        }
    }
}
