package io.concordat.alert;

import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionState;
import io.concordat.connection.Connections;
import io.concordat.connection.Due;
import io.concordat.review.Asked;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at every connection and says what is the matter. Reads only; cheap enough for every view of a page. */
@ApplicationScoped
public class Conditions {

    /** In per cent of what a run may call. */
    private static final long MUCH = 80;

    private static final int RECENT = 20;
    private static final long PER_CENT = 100;

    private final Connections connections;
    private final Due due;
    private final RunJournal journal;
    private final Reviews reviews;

    @Inject
    public Conditions(Connections connections, Due due, RunJournal journal, Reviews reviews) {
        this.connections = connections;
        this.due = due;
        this.journal = journal;
        this.reviews = reviews;
    }

    /** Of all connections; of a paused one only what a person has to do anyway. */
    public List<Condition> at(Instant now) {
        List<Condition> found = new ArrayList<>();
        for (Connection connection : connections.list()) {
            found.addAll(of(connection, now));
        }
        return found;
    }

    private List<Condition> of(Connection connection, Instant now) {
        List<Run> recent = journal.list(Optional.of(connection.id()), Optional.empty(), RECENT);
        List<Condition> found = new ArrayList<>();
        if (connection.state() == ConnectionState.NEEDS_LOGIN) {
            found.add(condition(AlertKind.NEEDS_LOGIN, connection, "", Optional.empty()));
        }
        recent.stream().findFirst().ifPresent(last -> found.addAll(of(connection, last)));
        if (isOverdue(connection, recent, now)) {
            found.add(condition(AlertKind.RUN_OVERDUE, connection, "", Optional.empty()));
        }
        long open = reviews.count(
                new Reviews.Filter(Optional.of(connection.id()), Set.of(), Optional.of(Asked.State.OPEN)));
        if (open > 0) {
            found.add(condition(AlertKind.REVIEWS, connection, Long.toString(open), Optional.empty()));
        }
        return found;
    }

    private static List<Condition> of(Connection connection, Run last) {
        List<Condition> found = new ArrayList<>();
        if (last.state() == RunState.FAILED) {
            found.add(condition(AlertKind.RUN_FAILED, connection, last.error(), Optional.of(last)));
        }
        if (last.state() == RunState.PLANNED && !last.guards().isEmpty()) {
            found.add(condition(AlertKind.GUARD_STOP, connection, "", Optional.of(last)));
        }
        if (last.state() == RunState.PARKED) {
            found.add(condition(AlertKind.BUDGET, connection, last.error(), Optional.of(last)));
        } else if (used(connection, last) >= MUCH) {
            found.add(condition(AlertKind.BUDGET, connection, used(connection, last) + " %", Optional.of(last)));
        }
        return found;
    }

    private static long used(Connection connection, Run run) {
        return connection.budget() == 0 ? 0 : run.apiCalls().used() * PER_CENT / connection.budget();
    }

    /** A run under way, or a plan that waits for a person, is no fault of the schedule. */
    private boolean isOverdue(Connection connection, List<Run> recent, Instant now) {
        boolean runs = connection.enabled() && !connection.isPaused() && connection.state() != ConnectionState.NEW;
        return runs
                && recent.stream().allMatch(run -> run.state().isFinal())
                && Patience.forRun(connection.schedule(), since(connection, recent))
                        .filter(latest -> latest.isBefore(now))
                        .isPresent();
    }

    /** A schedule that is new, or goes on after a pause, owes nothing for the time before. */
    private Instant since(Connection connection, List<Run> recent) {
        Instant good = lastEndedWell(connection, recent);
        return due.settledAt(connection.id())
                .filter(settled -> recent.stream().noneMatch(run -> isTaken(run, settled)))
                .filter(good::isBefore)
                .orElse(good);
    }

    private static boolean isTaken(Run run, Instant settled) {
        return run.trigger() == Trigger.TIMER && !run.startedAt().isBefore(settled);
    }

    /** A good run may stand before more bad ones than are looked at here. */
    private Instant lastEndedWell(Connection connection, List<Run> recent) {
        return recent.stream()
                .filter(run -> run.state().isGood())
                .findFirst()
                .or(() -> recent.size() < RECENT ? Optional.empty() : journal.lastGood(connection.id()))
                .flatMap(Run::endedAt)
                .orElse(connection.createdAt());
    }

    private static Condition condition(AlertKind kind, Connection connection, String detail, Optional<Run> run) {
        return new Condition(kind, connection.id(), connection.name(), detail, run.map(Run::id));
    }
}
