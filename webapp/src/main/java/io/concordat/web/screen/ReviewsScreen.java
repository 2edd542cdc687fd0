package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The page {@code reviews}: what waits for a person, and the buttons to decide it. */
@Named("reviews")
@RequestScoped
public class ReviewsScreen {

    private static final int PAGE = 20;

    private final Reviews reviews;
    private final Resolutions resolutions;
    private final Questions questions;
    private final Options options;
    private final Parameters parameters;
    private final Audit audit;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Map<UUID, String> connectionNames;
    private final List<Asked> found;

    @Inject
    ReviewsScreen(
            Reviews reviews,
            Resolutions resolutions,
            Connections connections,
            Questions questions,
            Options options,
            Parameters parameters,
            Audit audit,
            Notices notices,
            Say say,
            Me me) {
        this.reviews = reviews;
        this.resolutions = resolutions;
        this.questions = questions;
        this.options = options;
        this.parameters = parameters;
        this.audit = audit;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.connectionNames = connections.list().stream().collect(Collectors.toMap(Connection::id, Connection::name));
        this.found = reviews.list(filter(), parameters.id("before"), PAGE + 1);
    }

    private Reviews.Filter filter() {
        Set<Review.Kind> kinds =
                parameters.choice("kind", Review.Kind.class).map(Set::of).orElse(Set.of());
        return new Reviews.Filter(parameters.id("connection"), kinds, Optional.of(Asked.State.OPEN));
    }

    public List<Question> getList() {
        return found.stream().limit(PAGE).map(Asked::review).map(questions::of).toList();
    }

    public long getCount() {
        return reviews.count(filter());
    }

    /** Where the next page starts; "" at the end. */
    public String getNext() {
        return found.size() > PAGE ? found.get(PAGE - 1).review().id().toString() : "";
    }

    public String getConnection() {
        return parameters.text("connection").orElse("");
    }

    public String getKind() {
        return parameters.text("kind").orElse("");
    }

    public List<Option> getKinds() {
        return options.orAll("reviewKind", Review.Kind.class);
    }

    public List<Option> getConnections() {
        return Options.first(
                new Option("", say.of("runs.allConnections")),
                connectionNames.entrySet().stream()
                        .map(entry -> new Option(entry.getKey().toString(), entry.getValue()))
                        .toList());
    }

    /**
     * Decides a question.
     *
     * @param choice as in {@link Choice#value}, or IGNORE
     */
    public String take(UUID id, String choice) {
        String[] parts = choice.split(" ", 2);
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.RESOLVE_REVIEWS);
            Answer answer = new Answer(Take.valueOf(parts[0]), "", parts.length > 1 ? parts[1] : "");
            resolve(caller, id, answer);
        });
        return done ? after(say.of("review.done")) : "";
    }

    /**
     * Decides all questions that are ticked. One that cannot be decided so does not keep the others from it.
     *
     * @param take what is taken of each
     */
    public String takeAll(String take) {
        int done = 0;
        int left = 0;
        Caller caller = me.caller();
        caller.require(Permission.RESOLVE_REVIEWS);
        for (String picked : parameters.all("picked")) {
            if (isDecided(caller, picked, Take.valueOf(take))) {
                done++;
            } else {
                left++;
            }
        }
        if (done + left == 0) {
            notices.warn(say.of("reviews.pickSome"));
            return "";
        }
        if (left > 0) {
            notices.warn(say.of("reviews.left", left));
        }
        return after(say.of("reviews.decided", done));
    }

    private boolean isDecided(Caller caller, String picked, Take take) {
        try {
            resolve(caller, UUID.fromString(picked), new Answer(take, "", ""));
            return true;
        } catch (HubException | IllegalArgumentException notSo) {
            return false;
        }
    }

    private void resolve(Caller caller, UUID id, Answer answer) {
        audit.together(() -> {
            resolutions.resolve(id, answer, caller.name(), parameters.text("seen-" + id));
            audit.record(
                    caller.did("REVIEW_RESOLVED", "review", id, answer.take().name()));
            return id;
        });
    }

    private String after(String message) {
        notices.keep();
        notices.done(message);
        return "/reviews?faces-redirect=true&connection=" + getConnection() + "&kind=" + getKind();
    }
}
