package io.concordat.alert;

import io.concordat.db.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks every few seconds what is the matter, remembers it, and has it told. */
@ApplicationScoped
public class AlertWatch {

    private static final System.Logger log = System.getLogger(AlertWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);

    /**
     * Counting what waits takes a while where much waits. What a node counted a while ago it does not claim again:
     * another one may have counted since.
     */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private final Conditions conditions;
    private final Backlog backlog;
    private final Alerts alerts;
    private final Webhook webhook;
    private final Mail mail;
    private Instant next = Instant.MIN;
    private Instant nextCount = Instant.MIN;

    @Inject
    AlertWatch(Conditions conditions, Backlog backlog, Alerts alerts, Webhook webhook, Mail mail) {
        this.conditions = conditions;
        this.backlog = backlog;
        this.alerts = alerts;
        this.webhook = webhook;
        this.mail = mail;
    }

    /** Whatever goes wrong here must not keep others from their tick. */
    synchronized void at(@Observes Tick tick) {
        try {
            webhook.collect();
            mail.collect();
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
        Set<AlertKind> looked = EnumSet.allOf(AlertKind.class);
        if (tick.at().isBefore(nextCount)) {
            looked.remove(AlertKind.BACKLOG);
        } else {
            nextCount = tick.at().plus(COUNTED_EVERY);
            now.addAll(backlog.at(tick.at()));
        }
        alerts.settle(now, looked);
        webhook.tell();
        mail.tell();
    }
}
