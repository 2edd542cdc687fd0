package io.concordat.sync.jdbc;

import io.concordat.db.Database;
import io.concordat.db.TestDatabases;
import io.concordat.sync.store.StoreContract;

/** The storage on PostgreSQL. */
class PostgresStoreTest implements StoreContract, JdbcSubject {

    private static final Database DATABASE = TestDatabases.postgres();

    @Override
    public Database database() {
        return DATABASE;
    }
}
