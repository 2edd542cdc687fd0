package io.concordat.sync;

import io.concordat.HubException;
import io.concordat.db.Database;
import io.concordat.hub.Author;
import io.concordat.hub.HubRecords;
import io.concordat.hub.Patch;
import io.concordat.link.Links;
import io.concordat.review.Answer;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.LeaseTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Does what a person decided about a question; the next run goes on from there. */
@ApplicationScoped
public class Resolutions {

    private static final Map<Review.Kind, Set<Answer.Take>> ALLOWED = Map.of(
            Review.Kind.CONFLICT, Set.of(Answer.Take.HUB, Answer.Take.REMOTE, Answer.Take.VALUE, Answer.Take.IGNORE),
            Review.Kind.AMBIGUOUS, Set.of(Answer.Take.LINK, Answer.Take.IGNORE),
            Review.Kind.REMOTE_DELETED, Set.of(Answer.Take.HUB, Answer.Take.REMOTE, Answer.Take.IGNORE));

    private static final String REOPEN = """
            UPDATE hold
            SET fingerprint = ''
            WHERE connection_id = :connection AND remote_object = :remoteObject AND remote_id = :remote
            """;

    private final Database database;
    private final Reviews reviews;
    private final HubRecords records;
    private final Links links;

    @Inject
    Resolutions(Database database, Reviews reviews, HubRecords records, Links links) {
        this.database = database;
        this.reviews = reviews;
        this.records = records;
        this.links = links;
    }

    /** Decides a question as it is now. */
    public void resolve(UUID reviewId, Answer answer, String by) {
        resolve(reviewId, answer, by, Optional.empty());
    }

    /**
     * Decides a question.
     *
     * @param by the user's name
     * @param seen {@link Review#seen} of the question that they looked at; empty if they did not say
     * @throws HubException of kind INVALID if this cannot be taken here, CONFLICT if the question is not open any more
     *     or is another than the one that they looked at; nothing is decided then
     */
    public void resolve(UUID reviewId, Answer answer, String by, Optional<String> seen) {
        Asked asked = reviews.get(reviewId);
        Review review = asked.review();
        refuseOutdated(review, seen);
        if (!ALLOWED.getOrDefault(review.kind(), Set.of()).contains(answer.take())) {
            throw HubException.invalid(
                    "take",
                    answer.take() + " cannot be taken here; choose one of "
                            + ALLOWED.getOrDefault(review.kind(), Set.of()));
        }
        if (asked.state() != Asked.State.OPEN) {
            throw new HubException(HubException.Kind.CONFLICT, "this question is not open any more; reload the list");
        }
        database.run(handle -> {
            carryOut(handle, review, answer, new Author(by, Author.Source.USER));
            decide(handle, review, answer, by, seen);
        });
    }

    /**
     * Locks what a run locks in the order in which a run does, so that the two wait for each other, never in a ring.
     */
    private void carryOut(Handle handle, Review review, Answer answer, Author author) {
        if (answer.take() == Answer.Take.LINK) {
            LeaseTable.refuseDuringRun(handle, review.connectionId());
        }
        if (answer.take() == Answer.Take.VALUE) {
            records.patch(
                    review.hubObject(),
                    review.hubId().orElseThrow(),
                    Patch.of(Map.of(review.field(), answer.value())),
                    Optional.empty(),
                    author);
        }
        if (review.kind() == Review.Kind.REMOTE_DELETED && answer.take() == Answer.Take.REMOTE) {
            records.delete(review.hubObject(), review.hubId().orElseThrow(), Optional.empty(), author);
        }
    }

    private static void refuseOutdated(Review review, Optional<String> seen) {
        if (seen.filter(looked -> !looked.equals(review.seen())).isPresent()) {
            throw new HubException(
                    HubException.Kind.CONFLICT,
                    "a run has read other values since you looked at this question; look at them, then decide");
        }
    }

    private void decide(Handle handle, Review review, Answer answer, String by, Optional<String> seen) {
        refuseOutdated(reviews.decide(handle, review.id(), answer, by), seen);
        if (answer.take() == Answer.Take.LINK) {
            links.link(
                    handle,
                    new Links.Wanted(
                            review.connectionId(),
                            review.hubObject(),
                            chosen(answer),
                            review.remoteObject(),
                            review.remoteId().orElseThrow()),
                    by);
        }
        if (answer.take() == Answer.Take.LINK || answer.take() == Answer.Take.VALUE) {
            handle.createUpdate(REOPEN)
                    .bind("connection", review.connectionId())
                    .bind("remoteObject", review.remoteObject())
                    .bind("remote", review.remoteId().orElse(""))
                    .execute();
        }
    }

    private static UUID chosen(Answer answer) {
        try {
            return UUID.fromString(answer.record());
        } catch (IllegalArgumentException noId) {
            throw HubException.invalid(
                    "record", "is not the id of a hub record; take one of the question's candidates");
        }
    }
}
