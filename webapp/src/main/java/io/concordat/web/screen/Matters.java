package io.concordat.web.screen;

import io.concordat.alert.Alert;
import io.concordat.alert.AlertKind;
import io.concordat.alert.Alerts;
import io.concordat.alert.Condition;
import io.concordat.alert.Conditions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is the matter with connections, in words, with the button that says that somebody has seen it. */
@Named("matters")
@RequestScoped
public class Matters {

    private final Conditions conditions;
    private final Alerts alerts;
    private final Clock clock;
    private final Notices notices;
    private final Say say;
    private final Me me;

    @Inject
    Matters(Conditions conditions, Alerts alerts, Clock clock, Notices notices, Say say, Me me) {
        this.conditions = conditions;
        this.alerts = alerts;
        this.clock = clock;
        this.notices = notices;
        this.say = say;
        this.me = me;
    }

    /** As it is at this moment, whether or not it was noticed before; what is costly to find out as noticed last. */
    List<Attention> now() {
        List<Alert> noticed = alerts.open();
        List<Attention> found = new ArrayList<>();
        for (Condition condition : conditions.at(clock.instant())) {
            Optional<Alert> alert = noticed.stream()
                    .filter(open -> open.kind() == condition.kind()
                            && open.connectionId().equals(condition.connectionId()))
                    .findFirst();
            found.add(attention(condition, alert));
        }
        noticed.stream()
                .filter(alert -> alert.kind() == AlertKind.BACKLOG)
                .forEach(alert -> found.add(attention(
                        new Condition(
                                alert.kind(),
                                alert.connectionId(),
                                alert.connection(),
                                alert.detail(),
                                Optional.empty()),
                        Optional.of(alert))));
        return found;
    }

    private Attention attention(Condition condition, Optional<Alert> alert) {
        String tone = switch (condition.kind()) {
            case NEEDS_LOGIN, RUN_FAILED, RUN_OVERDUE -> "bad";
            case GUARD_STOP, BUDGET, REVIEWS, BACKLOG -> "warn";
        };
        return new Attention(
                new Mark(tone, tone, text(condition)),
                path(condition),
                alert.map(known -> known.id().toString()).orElse(""),
                alert.map(Alert::seenBy).orElse(""));
    }

    private String text(Condition condition) {
        String key = "alert." + condition.kind();
        return condition.kind() == AlertKind.REVIEWS
                ? say.of("attention.reviews", Long.valueOf(condition.detail()), condition.connection())
                : say.of(key, condition.connection(), say.sentence(condition.detail()))
                        .strip();
    }

    private static String path(Condition condition) {
        String connection = condition.connectionId().toString();
        return switch (condition.kind()) {
            case REVIEWS -> Page.REVIEWS.path() + "?connection=" + connection;
            case RUN_OVERDUE -> Page.RUNS.path() + "?connection=" + connection;
            case NEEDS_LOGIN, RUN_FAILED, GUARD_STOP, BUDGET, BACKLOG ->
                condition
                        .runId()
                        .map(run -> Page.RUN.path() + "?id=" + run)
                        .orElse(Page.CONNECTION.path() + "?id=" + connection);
        };
    }

    /** Somebody has seen it. */
    public String acknowledge(String alertId) {
        if (!notices.attempt(() -> alerts.acknowledge(me.caller(), UUID.fromString(alertId)))) {
            return "";
        }
        notices.keep();
        notices.done(say.of("alerts.seen"));
        return "/index?faces-redirect=true";
    }
}
