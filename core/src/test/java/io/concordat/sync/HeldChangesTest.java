package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.Trigger;
import io.concordat.sync.HeldChanges.Held;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A run that leaves records as runs before it had left them says by which, for there the reasons stand. */
class HeldChangesTest {

    private static final Instant FIRST = Instant.parse("2026-05-01T02:00:00Z");

    private final Ids ids = Ids.system();
    private final UUID connection = ids.next();

    @OnBothDatabases
    void aRunNamesTheRunsBeforeItThatHeldWhatIsStillHeld(Database database) {
        Run first = run(database, FIRST);
        Run second = run(database, FIRST.plusSeconds(1));
        Run third = run(database, FIRST.plusSeconds(2));
        held(database, "c1", "REJECTED", first);
        held(database, "c2", "STALE", first);
        held(database, "c3", "AMBIGUOUS", first);
        held(database, "c4", "REJECTED", second);
        held(database, "c5", "REJECTED", third);
        HeldChanges changes = new HeldChanges(database, new RunJournal(database, Clock.systemUTC()));

        assertThat(changes.before(second)).containsExactly(new Held(first, 2));
        assertThat(changes.before(third)).containsExactlyInAnyOrder(new Held(first, 2), new Held(second, 1));
        assertThat(changes.before(first)).isEmpty();
    }

    private Run run(Database database, Instant at) {
        Run run = Run.begun(ids.next(), connection, RunKind.SYNC, Trigger.USER, "ada", false, Optional.empty(), at);
        new RunJournal(database, Clock.systemUTC()).insert(run);
        return run;
    }

    private void held(Database database, String key, String reason, Run by) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO hold (connection_id, hold_key, hub_object, remote_object, reason, fingerprint, error,
                            resolution, run_id)
                        VALUES (:connection, :key, 'profiles', 'Contact', :reason, '', '', '', :run)
                        """)
                .bind("connection", connection)
                .bind("key", key)
                .bind("reason", reason)
                .bind("run", by.id())
                .execute());
    }
}
