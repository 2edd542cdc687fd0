package io.concordat.sync.jdbc;

import io.concordat.db.Database;
import io.concordat.db.TestDatabases;
import io.concordat.sync.store.StoreContract;

/** The storage on H2. */
class H2StoreTest implements StoreContract, JdbcSubject {

    private static final Database DATABASE = TestDatabases.h2();

    @Override
    public Database database() {
        return DATABASE;
    }
}
