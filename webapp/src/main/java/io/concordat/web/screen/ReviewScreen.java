package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.review.Answer;
import io.concordat.review.Answer.Take;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Resolutions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The page {@code review}: one question with everything that helps to decide it, side by side. */
@Named("review")
@RequestScoped
public class ReviewScreen {

    private static final int LOOKED_THROUGH = 500;

    private final Reviews reviews;
    private final Resolutions resolutions;
    private final ReviewComparison comparison;
    private final Questions questions;
    private final Audit audit;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Asked shown;

    @Inject
    ReviewScreen(
            Reviews reviews,
            Resolutions resolutions,
            ReviewComparison comparison,
            Questions questions,
            Audit audit,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.reviews = reviews;
        this.resolutions = resolutions;
        this.comparison = comparison;
        this.questions = questions;
        this.audit = audit;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.shown = reviews.get(parameters.required("id"));
    }

    public Asked getShown() {
        return shown;
    }

    public Question getQuestion() {
        return questions.of(shown.review());
    }

    public boolean isOpen() {
        return shown.state() == Asked.State.OPEN;
    }

    public boolean isConflict() {
        return shown.review().kind() == Review.Kind.CONFLICT;
    }

    /** The records concerned, side by side; empty for a conflict of values. */
    public Optional<ReviewComparison.Table> getTable() {
        return isConflict() ? Optional.empty() : comparison.of(shown.review());
    }

    /** The question after this one; "" at the end. */
    public String getNext() {
        List<Asked> open = open();
        return open.stream()
                .filter(asked -> asked.review().id().compareTo(shown.review().id()) < 0)
                .findFirst()
                .or(() -> open.stream()
                        .filter(asked ->
                                !asked.review().id().equals(shown.review().id()))
                        .findFirst())
                .map(asked -> asked.review().id().toString())
                .orElse("");
    }

    public long getWaiting() {
        return reviews.count(everything());
    }

    private List<Asked> open() {
        return reviews.list(everything(), Optional.empty(), LOOKED_THROUGH);
    }

    private static Reviews.Filter everything() {
        return new Reviews.Filter(Optional.empty(), Set.of(), Optional.of(Asked.State.OPEN));
    }

    /**
     * Decides the question and goes on to the next.
     *
     * @param choice what is taken, and the record if there is one
     */
    public String take(String choice) {
        String[] parts = choice.split(" ", 2);
        return decide(new Answer(Take.valueOf(parts[0]), "", parts.length > 1 ? parts[1] : ""));
    }

    /** Takes a value of the person's own. */
    public String takeOwn() {
        return decide(new Answer(Take.VALUE, parameters.given("value").orElse(""), ""));
    }

    private String decide(Answer answer) {
        String next = getNext();
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.RESOLVE_REVIEWS);
            UUID id = shown.review().id();
            audit.together(() -> {
                resolutions.resolve(id, answer, caller.name(), parameters.text("seen"));
                audit.record(caller.did(
                        "REVIEW_RESOLVED", "review", id, answer.take().name()));
                return id;
            });
        });
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of("review.done"));
        return next.isEmpty() ? "/reviews?faces-redirect=true" : "/review?faces-redirect=true&id=" + next;
    }

    /** What was decided, in words; "" while it is open. */
    public String getDecision() {
        return shown.answer()
                .map(answer -> say.word("take", answer.take()))
                .orElseGet(() -> isOpen() ? "" : say.of("review.closed"));
    }

    public String getDecidedBy() {
        return shown.decidedBy();
    }
}
