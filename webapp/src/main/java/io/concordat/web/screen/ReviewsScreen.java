package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.hub.HubRecords;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code reviews}: what waits for a person, and the buttons to decide it. */
@Named("reviews")
@RequestScoped
public class ReviewsScreen {

    private static final int PAGE = 20;

    private final Reviews reviews;
    private final Resolutions resolutions;
    private final HubRecords records;
    private final ChangeViews views;
    private final Names names;
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
            HubRecords records,
            ChangeViews views,
            Names names,
            Options options,
            Parameters parameters,
            Audit audit,
            Notices notices,
            Say say,
            Me me) {
        this.reviews = reviews;
        this.resolutions = resolutions;
        this.records = records;
        this.views = views;
        this.names = names;
        this.options = options;
        this.parameters = parameters;
        this.audit = audit;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.connectionNames = connections.list().stream().collect(Collectors.toMap(Connection::id, Connection::name));
        this.found = reviews.list(filter(), parameters.id("before"), PAGE + 1);
    }

    /**
     * A question as people read it.
     *
     * @param title what it is about
     * @param path the page of the hub record; "" if it is about none
     * @param choices what can be taken
     */
    public record Question(Review review, String connection, String title, String path, List<Choice> choices) {

        public Question {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Something that can be taken.
     *
     * @param value how it is sent: what is taken, and the record if there is one
     * @param label what is read before it
     * @param text the value, or the name of the candidate
     * @param path the page of the candidate; "" for a value
     */
    public record Choice(String value, String label, String text, String path) {}

    private Reviews.Filter filter() {
        Set<Review.Kind> kinds =
                parameters.choice("kind", Review.Kind.class).map(Set::of).orElse(Set.of());
        return new Reviews.Filter(parameters.id("connection"), kinds, Optional.of(Asked.State.OPEN));
    }

    public List<Question> getList() {
        return found.stream().limit(PAGE).map(Asked::review).map(this::question).toList();
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

    private Question question(Review review) {
        Optional<UUID> hub = review.hubId();
        String record = hub.map(id -> name(review.hubObject(), id))
                .orElseGet(() -> review.remoteObject() + " " + review.remoteId().orElse(""));
        String field = views.labels(review.hubObject()).getOrDefault(review.field(), review.field());
        String title = review.kind() == Review.Kind.CONFLICT
                ? say.of("review.CONFLICT", field, record)
                : say.of(say.key("review", review.kind()), record);
        return new Question(
                review,
                connectionNames.getOrDefault(review.connectionId(), "–"),
                title,
                hub.map(id -> names.path(review.hubObject(), id)).orElse(""),
                review.choices().stream()
                        .flatMap(choice -> choice(review, choice))
                        .toList());
    }

    private Stream<Choice> choice(Review review, Review.Choice choice) {
        String label = say.word("take", choice.take());
        if (choice.take().equals("LINK")) {
            UUID id = UUID.fromString(choice.record());
            return Stream.of(new Choice(
                    "LINK " + choice.record(),
                    label,
                    name(review.hubObject(), id),
                    names.path(review.hubObject(), id)));
        }
        if (review.kind() == Review.Kind.AMBIGUOUS) {
            return Stream.of(new Choice("", say.of("take.otherRecord"), choice.record(), ""));
        }
        return Stream.of(new Choice(choice.take().equals("BASE") ? "" : choice.take(), label, choice.value(), ""));
    }

    private String name(HubObject object, UUID id) {
        Map<String, String> none = new HashMap<>();
        return records.find(object, id).map(names::of).orElseGet(() -> names.of(object, none));
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
            resolutions.resolve(id, answer, caller.name());
            audit.record(caller.did("REVIEW_RESOLVED", "review", id, parts[0]));
        });
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of("review.done"));
        return "/reviews?faces-redirect=true&connection=" + getConnection() + "&kind=" + getKind();
    }
}
