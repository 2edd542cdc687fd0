package io.concordat.web.screen;

import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.Due;
import io.concordat.connection.Schedule;
import io.concordat.connector.Connector;
import io.concordat.link.Link;
import io.concordat.link.Links;
import io.concordat.review.Asked;
import io.concordat.review.Reviews;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Store;
import io.concordat.web.screen.ConnectionCard.Figure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gathers what is known of connections. */
@ApplicationScoped
class ConnectionCards {

    /** Among so many of the last runs one that looked at all records is found, or none is there. */
    private static final int RECENT = 20;

    private final Connections connections;
    private final Connectors connectors;
    private final Due due;
    private final RunJournal journal;
    private final Links links;
    private final Reviews reviews;
    private final Store store;
    private final CardDrawings drawings;
    private final Say say;

    @Inject
    ConnectionCards(
            Connections connections,
            Connectors connectors,
            Due due,
            RunJournal journal,
            Links links,
            Reviews reviews,
            Store store,
            CardDrawings drawings,
            Say say) {
        this.connections = connections;
        this.connectors = connectors;
        this.due = due;
        this.journal = journal;
        this.links = links;
        this.reviews = reviews;
        this.store = store;
        this.drawings = drawings;
        this.say = say;
    }

    List<ConnectionCard> all() {
        return connections.list().stream().map(this::of).toList();
    }

    ConnectionCard of(Connection connection) {
        List<Run> recent = journal.list(Optional.of(connection.id()), Optional.empty(), RECENT);
        long open = reviews.count(
                new Reviews.Filter(Optional.of(connection.id()), Set.of(), Optional.of(Asked.State.OPEN)));
        List<Figure> figures = figures(connection.id(), recent, open);
        return new ConnectionCard(
                connection,
                connectorName(connection),
                recent.stream().findFirst(),
                due.next(connection),
                open,
                figures,
                drawings.shares(
                        figures.get(0).count(),
                        figures.get(1).count(),
                        figures.get(2).count()),
                drawings.bars(recent));
    }

    String connectorName(Connection connection) {
        return connectors
                .find(connection.connector())
                .map(Connector::descriptor)
                .map(descriptor -> say.phrase(descriptor.name()) + " · " + say.phrase(descriptor.category()))
                .orElse(connection.connector());
    }

    /** When it runs, in words. */
    String schedule(Schedule schedule) {
        String zone = schedule.zone().getId();
        return switch (schedule.kind()) {
            case NIGHTLY -> say.of("schedule.words.NIGHTLY", schedule.at(), zone);
            case STREAMING -> say.of("schedule.words.STREAMING", schedule.at(), zone);
            case INTERVAL -> say.of("schedule.words.INTERVAL", say.duration(schedule.every()));
            case CALENDAR -> say.of("schedule.words.CALENDAR", schedule.expression(), zone);
            case MANUAL -> say.of("schedule.words.MANUAL");
        };
    }

    /** The page of a run. */
    String path(Run run) {
        return Page.RUN.path() + "?id=" + run.id();
    }

    private List<Figure> figures(UUID id, List<Run> recent, long open) {
        Optional<Run> looked = recent.stream()
                .filter(run -> run.kind() == RunKind.SYNC || run.kind() == RunKind.PLAN)
                .findFirst();
        Map<Hold.Reason, Long> held =
                store.look(id, transaction -> transaction.holds().counts(id));
        long ambiguous = held.getOrDefault(Hold.Reason.AMBIGUOUS, 0L);
        long all = held.entrySet().stream()
                .filter(some -> some.getKey().isWait())
                .mapToLong(Map.Entry::getValue)
                .sum();
        String runs = looked.map(this::path).orElse(Page.RUNS.path() + "?connection=" + id);
        String asked = Page.REVIEWS.path() + "?connection=" + id;
        return List.of(
                matched(id, looked, runs),
                figure(
                        "unmatched",
                        looked.map(run -> run.progress().count(Count.UNMATCHED)).orElse(0L),
                        "",
                        runs),
                figure("ambiguous", ambiguous, ambiguous > 0 ? "needs" : "", asked + "&kind=AMBIGUOUS"),
                figure("held", all, all > 0 ? "needs" : "", runs),
                figure("reviews", open, open > 0 ? "needs" : "", asked),
                figure("nearMisses", held.getOrDefault(Hold.Reason.NEAR_MISS, 0L), "", runs + "&cause=NEAR_MISS"));
    }

    /** Before the first plan is applied: how many it would match. */
    private Figure matched(UUID id, Optional<Run> looked, String runs) {
        long linked = links.count(id, Optional.of(Link.State.ACTIVE));
        long planned = looked.filter(run -> run.state() == RunState.PLANNED)
                .map(run -> run.progress().count(Count.NEW_LINKS))
                .orElse(0L);
        return linked == 0 && planned > 0 ? figure("toMatch", planned, "", runs) : figure("matched", linked, "", runs);
    }

    private Figure figure(String name, long count, String tone, String path) {
        return new Figure(count, say.of("index." + name), tone, path);
    }
}
