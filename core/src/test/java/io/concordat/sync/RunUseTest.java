package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.link.Links;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.sync.jdbc.JdbcStore;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A connection that is given up leaves no pair, no question and no plan that somebody could still apply. */
class RunUseTest {

    private final Ids ids = Ids.system();
    private final Clock clock = Clock.systemUTC();

    @OnBothDatabases
    void whatIsOfNoUseWithoutTheConnectionIsForgotten(Database database) {
        Reviews reviews = new Reviews(database, clock);
        RunJournal journal = new RunJournal(database, clock);
        Links links = links(database);
        JdbcStore store = store(database);
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Grant other = store.acquire(ids.next(), "node/1").orElseThrow();
        Run plan = begun(journal, grant.connectionId()).planned("digest", List.of(), 0, clock.instant());
        store.run(grant, transaction -> transaction.journal().save(plan));
        Review question = kept(store, grant, plan);
        kept(store, other, begun(journal, other.connectionId()));
        List.of(grant, other).forEach(each -> keepApart(database, each.connectionId()));
        RunUse use = new RunUse(database, new OpenRuns(database), links, clock);

        assertThatThrownBy(() -> use.forget(grant.connectionId())).hasMessageContaining("is under way");
        store.release(grant);
        use.forget(grant.connectionId());

        assertThat(links.count(grant.connectionId(), Optional.empty())).isZero();
        assertThat(links.count(other.connectionId(), Optional.empty())).isEqualTo(1);
        assertThat(reviews.get(question.id()).state()).isEqualTo(Asked.State.CLOSED);
        assertThat(reviews.get(question.id()).review().choices()).isEmpty();
        assertThat(journal.get(plan.id()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(rows(database, "hold")).isEqualTo(1);
        assertThat(rows(database, "kept_apart")).isEqualTo(1);
    }

    private static Review kept(JdbcStore store, Grant grant, Run run) {
        Review question = Samples.review(grant.connectionId(), run.id(), "phone", "both were edited");
        store.run(grant, transaction -> {
            transaction.links().insert(List.of(Samples.link(grant.connectionId(), "003")));
            transaction.holds().put(List.of(Samples.hold(grant.connectionId(), "003", "")));
            transaction.reviews().open(List.of(question));
        });
        return question;
    }

    private static void keepApart(Database database, UUID connectionId) {
        database.run(handle -> handle.execute(
                "INSERT INTO kept_apart VALUES (?, 'profiles', ?, 'Contact', '004')", connectionId, Samples.id()));
    }

    private Run begun(RunJournal journal, UUID connectionId) {
        Run run = Samples.run(connectionId);
        journal.insert(run);
        return run;
    }

    private JdbcStore store(Database database) {
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private Links links(Database database) {
        return new Links(database, ids, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private static long rows(Database database, String table) {
        return database.call(handle -> handle.createQuery("SELECT COUNT(*) FROM <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
    }
}
