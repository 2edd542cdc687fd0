package io.concordat.demo;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells a hub that nobody has used yet. */
@ApplicationScoped
class Untouched {

    /** The administrator that the server's configuration names does not count: it is there from the first start. */
    private static final String TRACES = """
            SELECT (SELECT COUNT(*) FROM profile)
                + (SELECT COUNT(*) FROM account)
                + (SELECT COUNT(*) FROM lead)
                + (SELECT COUNT(*) FROM connection)
                + (SELECT COUNT(*) FROM audit WHERE action <> 'BOOTSTRAP_ADMINISTRATOR_CREATED')
            """;

    private final Database database;

    @Inject
    Untouched(Database database) {
        this.database = database;
    }

    boolean isTrue() {
        return database.call(
                        handle -> handle.createQuery(TRACES).mapTo(Long.class).one())
                == 0;
    }
}
