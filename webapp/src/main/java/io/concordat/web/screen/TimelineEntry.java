package io.concordat.web.screen;

import io.concordat.web.screen.ChangeView.Delta;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to a record.
 *
 * @param title what, and by whom
 * @param path the page of the run that did it; "" for an edit
 */
public record TimelineEntry(Instant at, String title, String path, List<Delta> deltas, String note) {

    public TimelineEntry {
        deltas = List.copyOf(deltas);
    }
}
