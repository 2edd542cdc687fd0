package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.NewRecord;
import io.concordat.link.Links;
import io.concordat.review.Answer;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.sync.jdbc.JdbcStore;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A person looks at a question, a run reads other values, and only then the person decides. */
class OutdatedDecisionTest {

    private static final Author ADA = new Author("ada", Author.Source.USER);
    private static final Answer THE_OTHER_SIDE = new Answer(Answer.Take.REMOTE, "", "");

    private final Ids ids = Ids.system();
    private final Clock clock = Clock.systemUTC();

    @OnBothDatabases
    void nobodyDecidesAboutValuesThatTheyDidNotSee(Database database) {
        HubBulk bulk = new HubBulk(database, ids, clock);
        DirtyMarks dirty = new DirtyMarks(database, ids, clock);
        JdbcStore store = new JdbcStore(database, bulk, dirty);
        Reviews reviews = new Reviews(database, clock);
        Resolutions resolutions = new Resolutions(
                database,
                reviews,
                new HubRecords(database, ids, clock, List.of()),
                new Links(database, ids, bulk, dirty));
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, clock).insert(run);
        Review first = Samples.review(grant.connectionId(), run.id(), "phone", "both were edited");
        store.run(grant, transaction -> transaction.reviews().open(List.of(first)));
        UUID id = first.id();
        String seen = reviews.get(id).review().seen();

        store.run(grant, transaction -> transaction.reviews().open(List.of(withOtherValues(first))));

        assertThatThrownBy(() -> resolutions.resolve(id, THE_OTHER_SIDE, "ada", Optional.of(seen)))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("a run has read other values");
        assertThat(reviews.get(id).state()).isEqualTo(Asked.State.OPEN);
        String now = reviews.get(id).review().seen();
        resolutions.resolve(id, THE_OTHER_SIDE, "ada", Optional.of(now));
        assertThat(reviews.get(id).state()).isEqualTo(Asked.State.DECIDED);
    }

    @OnBothDatabases
    void nothingIsWrittenForAQuestionThatIsNotDecided(Database database) {
        HubRecords records = new HubRecords(database, ids, clock, List.of());
        HubRecord ada = records.create(HubObject.PROFILES, NewRecord.of(Map.of("phone", "1")), ADA);
        HubBulk bulk = new HubBulk(database, ids, clock);
        DirtyMarks dirty = new DirtyMarks(database, ids, clock);
        JdbcStore store = new JdbcStore(database, bulk, dirty);
        Grant grant = store.acquire(ids.next(), "node/1").orElseThrow();
        Review question = about(ada.id(), Samples.review(grant.connectionId(), ids.next(), "phone", "both"));
        store.run(grant, transaction -> transaction.reviews().open(List.of(question)));
        Reviews tooLate = new Reviews(database, clock) {
            @Override
            public Review decide(Handle handle, UUID id, Answer answer, String who) {
                throw new HubException(HubException.Kind.CONFLICT, "somebody else was faster");
            }
        };
        Resolutions resolutions = new Resolutions(database, tooLate, records, new Links(database, ids, bulk, dirty));

        assertThatThrownBy(() -> resolutions.resolve(question.id(), new Answer(Answer.Take.VALUE, "2", ""), "ada"))
                .hasMessageContaining("faster");

        assertThat(records.get(HubObject.PROFILES, ada.id()).value("phone")).isEqualTo("1");
    }

    private static Review about(UUID hubId, Review review) {
        return new Review(
                review.id(),
                review.connectionId(),
                review.kind(),
                review.hubObject(),
                review.remoteObject(),
                Optional.of(hubId),
                review.remoteId(),
                review.field(),
                review.choices(),
                review.why(),
                review.runId());
    }

    private Review withOtherValues(Review review) {
        return new Review(
                ids.next(),
                review.connectionId(),
                review.kind(),
                review.hubObject(),
                review.remoteObject(),
                review.hubId(),
                review.remoteId(),
                review.field(),
                List.of(new Review.Choice("HUB", "", "1"), new Review.Choice("REMOTE", "", "another")),
                review.why(),
                review.runId());
    }
}
