package io.concordat.sync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Cursor;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.Tick;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.run.ChangeState;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.sync.store.CursorTable;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What no run needs any more is taken away, and nothing else. */
class HousekeepingTest {

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void aPlanThatWasOvertakenLeavesNothingBehind(Database database) {
        JdbcStore store = store(database);
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        RunJournal journal = new RunJournal(database, Clock.systemUTC());
        Run overtaken = planned(database, store, grant);
        Run newer = Samples.run(grant.connectionId());
        journal.insert(newer);
        leave(store, grant, newer);

        journal.supersede(grant.connectionId(), newer.id());
        tidy(database, Instant.now());

        assertThat(count(database, "stage", overtaken.id())).isZero();
        assertThat(count(database, "run_cursor", overtaken.id())).isZero();
        assertThat(count(database, "stage", newer.id())).isEqualTo(1);
        assertThat(count(database, "run_cursor", newer.id())).isEqualTo(1);
    }

    @OnBothDatabases
    void anOperationThatWasGivenUpIsForgottenAfterAMonth(Database database) {
        JdbcStore store = store(database);
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Journal.Abandoned lost = new Journal.Abandoned("T1", grant.connectionId(), ids.next(), Map.of());
        store.run(grant, transaction -> transaction.journal().abandon(List.of(lost)));

        tidy(database, Instant.now().plus(Duration.ofDays(3)));
        assertThat(abandoned(store, grant)).containsOnlyKeys("T1");

        tidy(database, Instant.now().plus(Duration.ofDays(31)));
        assertThat(abandoned(store, grant)).isEmpty();
    }

    @OnBothDatabases
    void oldJournalsGoWhenTheirTimeIsUpUnlessAnOutcomeIsOpen(Database database) {
        JdbcStore store = store(database);
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Run old = ended(database, store, grant, ChangeState.APPLIED);
        Run open = ended(database, store, grant, ChangeState.UNKNOWN);
        Instant soon = old.startedAt().plus(Duration.ofDays(9));
        Instant late = old.startedAt().plus(Duration.ofDays(11));

        tidy(database, soon);
        assertThat(count(database, "change", old.id())).isEqualTo(3);

        tidy(database, late);
        assertThat(count(database, "change", old.id())).isZero();
        assertThat(new RunJournal(database, Clock.systemUTC()).find(old.id())).isEmpty();
        assertThat(count(database, "change", open.id())).isEqualTo(3);
    }

    @OnBothDatabases
    void aSettingThatMakesNoSenseDisturbsNobodyElse(Database database) {
        Configuration senseless = Configuration.of(Map.of("concordat.journal.days", "a while"));

        assertThatCode(() -> new Housekeeping(database, senseless).at(new Tick(Instant.now())))
                .doesNotThrowAnyException();
    }

    private Run planned(Database database, JdbcStore store, Grant grant) {
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, Clock.systemUTC()).insert(run);
        leave(store, grant, run);
        store.run(
                grant,
                transaction -> transaction.journal().save(run.planned("digest", List.of("guard"), 1, run.startedAt())));
        return run;
    }

    private static void leave(JdbcStore store, Grant grant, Run run) {
        store.run(grant, transaction -> {
            transaction.stage().add(List.of(Samples.unmatched(run.id(), "003")));
            transaction
                    .cursors()
                    .propose(
                            run.id(),
                            grant.connectionId(),
                            HubObject.PROFILES,
                            "Contact",
                            new CursorTable.Saved(new Cursor("1"), 1));
        });
    }

    private Run ended(Database database, JdbcStore store, Grant grant, ChangeState state) {
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, Clock.systemUTC()).insert(run);
        store.run(grant, transaction -> {
            for (int i = 0; i < 3; i++) {
                transaction.journal().append(List.of(Samples.change(run.id(), Side.REMOTE, state)));
            }
            transaction.journal().save(Samples.in(run, RunState.SUCCEEDED, Progress.NONE));
        });
        return run;
    }

    private static void tidy(Database database, Instant now) {
        new Housekeeping(database, Configuration.of(Map.of("concordat.journal.days", "10"))).tidy(now);
    }

    private static Map<String, Journal.Abandoned> abandoned(JdbcStore store, Grant grant) {
        return store.call(grant, transaction -> transaction.journal().abandoned(grant.connectionId(), List.of("T1")));
    }

    private static int count(Database database, String table, UUID run) {
        return database.call(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE run_id = :run")
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
    }

    private JdbcStore store(Database database) {
        Clock clock = Clock.systemUTC();
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }
}
