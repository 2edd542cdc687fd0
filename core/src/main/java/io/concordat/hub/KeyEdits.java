package io.concordat.hub;

import io.concordat.hub.KeyMaintenance.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that go and keys that come with a change.
 *
 * @param gone keys that the records do not have any more
 * @param come keys that they did not have before
 */
record KeyEdits(List<Entry> gone, List<Entry> come) {

    /** The way from some keys to others; what is in both stays. */
    static KeyEdits between(List<Entry> before, List<Entry> after) {
        List<Entry> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Entry> come = new ArrayList<>(after);
        come.removeAll(before);
        return new KeyEdits(gone, come);
    }

    static KeyEdits none() {
        return new KeyEdits(new ArrayList<>(), new ArrayList<>());
    }

    void add(KeyEdits more) {
        gone.addAll(more.gone);
        come.addAll(more.come);
    }
}
