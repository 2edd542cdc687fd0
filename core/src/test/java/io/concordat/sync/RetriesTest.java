package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeErrors;
import java.util.List;
import java.util.UUID;

/** Refused records are tried again: all of them, or first one for each reason. */
class RetriesTest {

    private static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    private final UUID run = Ids.system().next();

    @OnBothDatabases
    void oneRecordOfEachObjectAndReasonIsTriedAgain(Database database) {
        held(database, "c1", "Contact", "VALIDATION_RULE", run);
        held(database, "c2", "Contact", "VALIDATION_RULE", run);
        held(database, "c3", "Contact", "VALUE_TOO_LONG", run);
        held(database, "c4", "Contact", "VALUE_TOO_LONG", run);
        held(database, "l1", "Lead", "VALIDATION_RULE", run);
        held(database, "l2", "Lead", "VALIDATION_RULE", run);
        held(database, "o1", "Contact", "VALIDATION_RULE", Ids.system().next());

        new Retries(database).reopenOneOfEach(CONNECTION, run);

        assertThat(tried(database)).containsExactly("c1", "c3", "l1");
    }

    @OnBothDatabases
    void allRecordsOfTheRunAreTriedAgain(Database database) {
        held(database, "c1", "Contact", "VALIDATION_RULE", run);
        held(database, "c2", "Contact", "VALUE_TOO_LONG", run);
        held(database, "o1", "Contact", "VALIDATION_RULE", Ids.system().next());

        new Retries(database).reopen(CONNECTION, run);

        assertThat(tried(database)).containsExactly("c1", "c2");
    }

    private static void held(Database database, String key, String object, String code, UUID by) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO hold (connection_id, hold_key, hub_object, remote_object, reason, fingerprint, error,
                            resolution, run_id)
                        VALUES (:connection, :key, 'profiles', :object, 'REJECTED', 'as-it-was', :error, '', :run)
                        """)
                .bind("connection", CONNECTION)
                .bind("key", key)
                .bind("object", object)
                .bind("error", ChangeErrors.pack(new ChangeError(code, "no", "mend it")))
                .bind("run", by)
                .execute());
    }

    /** A record without a fingerprint is decided anew. */
    private static List<String> tried(Database database) {
        return database.call(
                handle -> handle.createQuery("SELECT hold_key FROM hold WHERE fingerprint = '' ORDER BY hold_key")
                        .mapTo(String.class)
                        .list());
    }
}
