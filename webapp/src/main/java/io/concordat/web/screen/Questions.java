package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.hub.HubRecords;
import io.concordat.review.Review;
import io.concordat.web.screen.Question.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts questions into words. */
@ApplicationScoped
class Questions {

    private final Connections connections;
    private final HubRecords records;
    private final ChangeViews views;
    private final Names names;
    private final Say say;

    @Inject
    Questions(Connections connections, HubRecords records, ChangeViews views, Names names, Say say) {
        this.connections = connections;
        this.records = records;
        this.views = views;
        this.names = names;
        this.say = say;
    }

    Question of(Review review) {
        Optional<UUID> hub = review.hubId();
        String record = hub.map(id -> name(review.hubObject(), id))
                .orElseGet(() -> review.remoteObject() + " " + review.remoteId().orElse(""));
        String title = review.kind() == Review.Kind.CONFLICT
                ? say.of("review.CONFLICT", field(review), record)
                : say.of(say.key("review", review.kind()), record);
        return new Question(
                review,
                connections.find(review.connectionId()).map(Connection::name).orElse("–"),
                title,
                hub.map(id -> names.path(review.hubObject(), id)).orElse(""),
                review.choices().stream()
                        .flatMap(choice -> choice(review, choice))
                        .toList());
    }

    private String field(Review review) {
        return views.labels(review.hubObject()).getOrDefault(review.field(), review.field());
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

    String name(HubObject object, UUID id) {
        return records.find(object, id).map(names::of).orElseGet(() -> names.of(object, Map.of()));
    }
}
