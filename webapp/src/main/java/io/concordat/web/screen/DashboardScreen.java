package io.concordat.web.screen;

import static java.util.Comparator.comparingInt;

import io.concordat.canonical.HubObject;
import io.concordat.connection.Connection;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Dialect;
import io.concordat.hub.RecordCounts;
import io.concordat.run.RunState;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The first page: what needs a person, then every connection at a glance. */
@Named("dashboard")
@RequestScoped
public class DashboardScreen {

    private static final long MOST_ON_H2 = 100_000;

    /** Hosts that connectors may call though they are no public ones: for development, and not to be forgotten. */
    private static final String EGRESS = "concordat.egress.allow";

    private final ConnectionCards overview;
    private final Matters matters;
    private final RecordCounts records;
    private final Database database;
    private final Say say;
    private final Me me;
    private final List<ConnectionCard> cards;

    @Inject
    DashboardScreen(
            ConnectionCards overview, Matters matters, RecordCounts records, Database database, Say say, Me me) {
        this.overview = overview;
        this.matters = matters;
        this.records = records;
        this.database = database;
        this.say = say;
        this.me = me;
        this.cards = overview.all();
    }

    public List<ConnectionCard> getCards() {
        return cards;
    }

    /** The most urgent first. */
    public List<Attention> getAttention() {
        List<Attention> found = new ArrayList<>();
        cards.forEach(card -> found.addAll(attention(card)));
        found.addAll(matters.now());
        advice().forEach(found::add);
        Configuration.system()
                .find(EGRESS)
                .filter(hosts -> me.may(Permission.VIEW_SYSTEM.name()))
                .ifPresent(hosts -> found.add(item("info", say.of("index.egress", spaced(hosts)), Page.SYSTEM.path())));
        List<String> urgency = List.of("bad", "warn", "info");
        found.sort(comparingInt(item -> urgency.indexOf(item.mark().tone())));
        return found;
    }

    private List<Attention> attention(ConnectionCard card) {
        Connection connection = card.connection();
        String name = connection.name();
        List<Attention> found = new ArrayList<>();
        switch (connection.state()) {
            case ATTENTION -> found.add(item("warn", say.of("attention.attention", name), card.path()));
            case NEW -> found.add(item("info", say.of("attention.new", name), card.path()));
            case CONNECTED, PAUSED, NEEDS_LOGIN -> {}
        }
        card.last().ifPresent(run -> {
            String path = overview.path(run);
            if (run.state() == RunState.PARTIAL) {
                found.add(item("warn", say.of("attention.partial", name, card.undone()), path));
            } else if (run.state() == RunState.PLANNED && run.guards().isEmpty()) {
                found.add(item("warn", say.of("attention.planned", name), path));
            }
        });
        if (!connection.writing()) {
            found.add(item("info", say.of("attention.writing", name), card.path()));
        }
        return found;
    }

    private Stream<Attention> advice() {
        if (database.dialect() != Dialect.H2) {
            return Stream.empty();
        }
        long count = Stream.of(HubObject.values()).mapToLong(records::of).sum();
        return count > MOST_ON_H2
                ? Stream.of(item("info", say.of("index.h2", count), Page.INDEX.path()))
                : Stream.empty();
    }

    /** A list that can be broken into lines. */
    private static String spaced(String list) {
        return list.replaceAll(",\\s*", ", ");
    }

    private static Attention item(String tone, String text, String path) {
        return Attention.plain(tone, text, path);
    }
}
