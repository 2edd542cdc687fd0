package io.concordat.web.screen;

import io.concordat.connection.Connection;
import io.concordat.run.Count;
import io.concordat.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connection at a glance.
 *
 * @param connectorName what people call its connector
 * @param last its last run
 * @param next when it runs by itself
 * @param reviews how many questions wait for a person
 * @param figures what is counted
 */
public record ConnectionCard(
        Connection connection,
        String connectorName,
        Optional<Run> last,
        Optional<Instant> next,
        long reviews,
        List<Figure> figures) {

    public ConnectionCard {
        figures = List.copyOf(figures);
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
