package io.concordat.web.screen;

import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.web.screen.ConnectionCard.Figure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What a run has counted, each number with the way to the rows behind it. */
@ApplicationScoped
class RunFigures {

    private final Say say;

    @Inject
    RunFigures(Say say) {
        this.say = say;
    }

    /** @param connected whether its connection is still there, so that questions of it can be looked at */
    List<Figure> of(Run run, boolean connected) {
        return Stream.of(Count.values())
                .map(count -> figure(run, count, connected))
                .toList();
    }

    private Figure figure(Run run, Count count, boolean connected) {
        long value = run.progress().count(count);
        return new Figure(
                value, say.word("count", count.label()), value == 0 ? "" : tone(count), where(run, count, connected));
    }

    private static String tone(Count count) {
        return switch (count) {
            case REJECTED -> "wrong";
            case AMBIGUOUS, CONFLICTS -> "needs";
            default -> "";
        };
    }

    /** The rows behind a number; "" where the run keeps none. */
    private static String where(Run run, Count count, boolean connected) {
        String plan = Page.RUN.path() + "?id=" + run.id();
        String asked = Page.REVIEWS.path() + "?connection=" + run.connectionId() + "&kind=";
        return switch (count) {
            case READ, UNCHANGED, MATCHED, UNMATCHED -> "";
            case NEW_LINKS -> plan + "&action=LINK";
            case AMBIGUOUS -> connected ? asked + "AMBIGUOUS" : "";
            case CONFLICTS -> connected ? asked + "CONFLICT" : "";
            case HUB_UPDATES -> plan + "&side=HUB&action=UPDATE";
            case HUB_CREATES -> plan + "&side=HUB&action=CREATE";
            case REMOTE_UPDATES -> plan + "&side=REMOTE&action=UPDATE";
            case REMOTE_CREATES -> plan + "&side=REMOTE&action=CREATE";
            case REJECTED -> plan + "&state=REJECTED";
            case SKIPPED -> plan + "&state=SKIPPED";
        };
    }
}
