package io.concordat.alert;

import io.concordat.db.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks every few seconds what is the matter, remembers it, and has it told. */
@ApplicationScoped
public class AlertWatch {

    private static final System.Logger log = System.getLogger(AlertWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Counting what waits takes a while where much waits. */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private final Conditions conditions;
    private final Backlog backlog;
    private final Alerts alerts;
    private final Webhook webhook;
    private Instant next = Instant.MIN;
    private Instant nextCount = Instant.MIN;
    private List<Condition> counted = List.of();

    @Inject
    AlertWatch(Conditions conditions, Backlog backlog, Alerts alerts, Webhook webhook) {
        this.conditions = conditions;
        this.backlog = backlog;
        this.alerts = alerts;
        this.webhook = webhook;
    }

    /** Whatever goes wrong here must not keep others from their tick. */
    synchronized void at(@Observes Tick tick) {
        try {
            webhook.collect();
            if (!tick.at().isBefore(next)) {
                next = tick.at().plus(EVERY);
                look(tick);
            }
        } catch (RuntimeException failure) {
            log.log(System.Logger.Level.WARNING, "alerts could not be looked after; tried again in seconds", failure);
        }
    }

    private void look(Tick tick) {
        List<Condition> now = new ArrayList<>(conditions.at(tick.at()));
        if (!tick.at().isBefore(nextCount)) {
            nextCount = tick.at().plus(COUNTED_EVERY);
            counted = backlog.at(tick.at());
        }
        now.addAll(counted);
        alerts.settle(now);
        webhook.tell();
    }
}
