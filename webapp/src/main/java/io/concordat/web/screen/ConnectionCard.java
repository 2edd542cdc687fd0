package io.concordat.web.screen;

import io.concordat.connection.Connection;
import io.concordat.run.Count;
import io.concordat.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A connection at a glance.
 *
 * @param connectorName what people call its connector
 * @param last its last run
 * @param next when it runs by itself
 * @param reviews how many questions wait for a person
 * @param figures what is counted
 * @param shares how its records divide into matched, unmatched and ambiguous, in hundredths; empty if nothing is known
 * @param bars the changes of the last runs, the latest at the end
 */
public record ConnectionCard(
        Connection connection,
        String connectorName,
        Optional<Run> last,
        Optional<Instant> next,
        long reviews,
        List<Figure> figures,
        List<Share> shares,
        List<Bar> bars) {

    public ConnectionCard {
        figures = List.copyOf(figures);
        shares = List.copyOf(shares);
        bars = List.copyOf(bars);
    }

    /**
     * A part of a whole, drawn as a piece of a bar.
     *
     * @param tone its colour: ok, idle or warn
     * @param from where it starts, in hundredths
     * @param size how long it is, in hundredths
     */
    public record Share(String tone, String label, double from, double size) {}

    /**
     * The changes of one run, drawn as a bar in a box of 24 units height.
     *
     * @param tone its colour: that of how the run ended
     * @param label what it stands for, in words
     * @param path the page of the run
     */
    public record Bar(String tone, int x, int y, int height, String label, String path) {}

    /** How much of the calls that the other system allows is left, as its last run heard; empty if it does not say. */
    public Optional<Long> callsLeft() {
        return last.flatMap(run -> run.apiCalls().remaining());
    }

    /** How much of its own budget the last run used, in hundredths; empty if it has none. */
    public Optional<Long> budgetUsed() {
        return connection.budget() <= 0
                ? Optional.empty()
                : last.map(run -> Math.min(100, 100 * run.apiCalls().used() / connection.budget()));
    }

    /** What all drawn runs changed, for whoever does not see the bars. */
    public String spoken() {
        return bars.stream().map(Bar::label).collect(Collectors.joining("; "));
    }

    /**
     * A number with its name.
     *
     * @param tone "" for one among others, {@code needs} or {@code wrong} for one that stands out
     * @param path where what is counted is shown
     */
    public record Figure(long count, String label, String tone, String path) {}

    /** Its page. */
    public String path() {
        return Page.CONNECTION.path() + "?id=" + connection.id();
    }

    /** What the last run did not do. */
    public long undone() {
        return last.map(run ->
                        run.progress().count(Count.REJECTED) + run.progress().count(Count.SKIPPED))
                .orElse(0L);
    }
}
