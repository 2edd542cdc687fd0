package io.concordat.sync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.review.Answer;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person decides while a run deals with the record. */
class DecisionsDuringRunsTest {

    private final Ids ids = Ids.system();
    private final Clock clock = Clock.systemUTC();

    @OnBothDatabases
    void aDecisionBetweenARunsReadingAndStoringOfAHoldIsNotLost(Database database) throws Exception {
        JdbcStore store =
                new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, clock).insert(run);
        Review question = Samples.review(grant.connectionId(), run.id(), "phone", "both were edited");
        Hold hold = Samples.hold(grant.connectionId(), "003", "print").with(Map.of());
        store.run(grant, transaction -> {
            transaction.reviews().open(List.of(question));
            transaction.holds().put(List.of(hold));
        });

        CompletableFuture<Review> decided = store.call(grant, transaction -> {
            transaction.holds().byKeys(grant.connectionId(), List.of(hold.key()));
            CompletableFuture<Review> decision = decision(database, question);
            givenAChance(decision);
            transaction.holds().put(List.of(hold.about("another print")));
            return decision;
        });

        decided.get(10, TimeUnit.SECONDS);
        Map<String, Hold> held =
                store.call(grant, transaction -> transaction.holds().byKeys(grant.connectionId(), List.of(hold.key())));
        assertThat(held.values()).singleElement().satisfies(kept -> {
            assertThat(kept.resolution()).containsEntry("phone", "REMOTE");
            assertThat(kept.fingerprint()).isEqualTo("another print");
        });
    }

    private CompletableFuture<Review> decision(Database database, Review question) {
        Answer answer = new Answer(Answer.Take.REMOTE, "", "");
        return CompletableFuture.supplyAsync(() ->
                database.call(handle -> new Reviews(database, clock).decide(handle, question.id(), answer, "ada")));
    }

    /** Without a lock it would be through by then. */
    private static void givenAChance(CompletableFuture<Review> decision) {
        try {
            decision.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException itWaits) {
            assertThat(decision).isNotDone();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
