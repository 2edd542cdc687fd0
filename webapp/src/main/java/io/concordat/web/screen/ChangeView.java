package io.concordat.web.screen;

import io.concordat.run.Change;
import java.util.List;

/**
 * One line of a plan as people read it.
 *
 * @param title what happens to what
 * @param record who or what it is about
 * @param path the page of the hub record; "" if there is none yet
 * @param deltas the fields that change
 * @param note why it is done at all; "" if the fields say it
 */
public record ChangeView(
        Change change, String title, String record, String path, List<Delta> deltas, String note, Mark mark) {

    public ChangeView {
        deltas = List.copyOf(deltas);
    }

    /**
     * A field that changes.
     *
     * @param attribute the hub attribute
     * @param from "" for blank
     * @param to "" for blank
     * @param why the rule that decided, in words
     */
    public record Delta(String name, String attribute, String from, String to, String why) {}
}
