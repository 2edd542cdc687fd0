package io.concordat.web.api.run;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.review.Answer;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Resolutions;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What waits for a person. */
@Path("reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReviewsResource {

    private final Reviews reviews;
    private final Resolutions resolutions;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    ReviewsResource(Reviews reviews, Resolutions resolutions, Audit audit, CurrentCaller caller) {
        this.reviews = reviews;
        this.resolutions = resolutions;
        this.audit = audit;
        this.caller = caller;
    }

    /** A question as it travels, and what became of it. */
    public record ReviewJson(
            UUID id,
            UUID connectionId,
            Review.Kind kind,
            String hubObject,
            String remoteObject,
            Optional<UUID> hubId,
            Optional<String> remoteId,
            String field,
            List<ChoiceJson> choices,
            String seen,
            String why,
            UUID runId,
            Asked.State state,
            Optional<Answer.Take> taken,
            String decidedBy,
            Optional<Instant> decidedAt) {

        static ReviewJson of(Asked asked) {
            Review review = asked.review();
            return new ReviewJson(
                    review.id(),
                    review.connectionId(),
                    review.kind(),
                    review.hubObject().path(),
                    review.remoteObject(),
                    review.hubId(),
                    review.remoteId(),
                    review.field(),
                    review.choices().stream().map(ChoiceJson::of).toList(),
                    review.seen(),
                    review.why(),
                    review.runId(),
                    asked.state(),
                    asked.answer().map(Answer::take),
                    asked.decidedBy(),
                    asked.decidedAt());
        }

        @Override
        public String toString() {
            return "ReviewJson[" + id + "]";
        }
    }

    /** Something to choose from. */
    public record ChoiceJson(String take, String record, String value) {

        static ChoiceJson of(Review.Choice choice) {
            return new ChoiceJson(choice.take(), choice.record(), choice.value());
        }

        @Override
        public String toString() {
            return "ChoiceJson[" + take + "]";
        }
    }

    /**
     * A decision.
     *
     * @param value with VALUE: what is to stand on both sides
     * @param hubId with LINK: the candidate that was chosen
     * @param remoteId with LINK: the remote record of the question, enough if there is one candidate
     * @param seen as the question said it; another one is refused, because a run has read other values since
     */
    public record DecisionJson(
            Optional<Answer.Take> take,
            Optional<String> value,
            Optional<String> remoteId,
            Optional<UUID> hubId,
            Optional<String> seen) {

        @Override
        public String toString() {
            return "DecisionJson[" + take + "]";
        }
    }

    @GET
    @Needs({Permission.VIEW_PROFILES, Permission.VIEW_DESTINATIONS})
    @Says(value = "What waits for a person, newest first", answer = ReviewJson.class)
    public Listed<ReviewJson> list(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("state") @DefaultValue("OPEN") String state,
            @QueryParam("connection") @DefaultValue("") String connection,
            @BeanParam Paging paging) {
        Reviews.Filter filter = new Reviews.Filter(
                Ask.id("connection", connection),
                Ask.choice("kind", kind, Review.Kind.class).map(Set::of).orElse(Set.of()),
                Ask.choice("state", state, Asked.State.class));
        List<Asked> found = reviews.list(filter, paging.afterId(), paging.limit() + 1);
        return Listed.page(
                found,
                paging,
                asked -> asked.review().id().toString(),
                ReviewJson::of,
                Optional.of(reviews.count(filter)));
    }

    @GET
    @Path("{id}")
    @Needs({Permission.VIEW_PROFILES, Permission.VIEW_DESTINATIONS})
    @Says(value = "One question", answer = ReviewJson.class)
    public ReviewJson get(@PathParam("id") UUID id) {
        return ReviewJson.of(reviews.get(id));
    }

    @POST
    @Path("{id}/resolve")
    @Needs(Permission.RESOLVE_REVIEWS)
    @Says(value = "Decides; the next run carries it out", answer = ReviewJson.class)
    public ReviewJson resolve(@PathParam("id") UUID id, DecisionJson body) {
        Review review = reviews.get(id).review();
        Caller who = caller.get();
        Answer.Take take = Ask.required("take", body.take());
        String record = body.hubId()
                .map(UUID::toString)
                .or(() -> body.remoteId().map(remote -> candidate(review, remote)))
                .orElse("");
        Answer answer = new Answer(take, body.value().orElse(""), record);
        audit.together(() -> {
            resolutions.resolve(id, answer, who.name(), body.seen());
            audit.record(who.did("REVIEW_RESOLVED", "review", id, take.name()));
            return id;
        });
        return ReviewJson.of(reviews.get(id));
    }

    /** Whoever names the remote record of the question means the hub record that it asks about. */
    private static String candidate(Review review, String remoteId) {
        List<String> candidates = review.choices().stream()
                .filter(choice -> choice.take().equals(Answer.Take.LINK.name()))
                .map(Review.Choice::record)
                .toList();
        if (review.remoteId().filter(remoteId::equals).isEmpty()) {
            throw HubException.invalid("remoteId", "this question is about another remote record; decide that one's");
        }
        if (candidates.size() != 1) {
            throw HubException.invalid("hubId", "say which of the candidates is meant: " + candidates);
        }
        return candidates.get(0);
    }
}
