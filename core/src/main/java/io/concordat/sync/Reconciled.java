package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.review.Review;
import io.concordat.run.Change;
import io.concordat.sync.store.Hold;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about one pair of records.
 *
 * @param changes journal lines, in the order in which they are made; empty if nothing is to be done
 * @param link the pair with what both sides turned out to agree on; empty if nothing about it changed, or it is new
 * @param hold what the record waits for now; empty if for nothing
 * @param released whether an earlier hold is over
 * @param reviews questions to a person
 * @param answered keys of questions that are no longer asked
 */
record Reconciled(
        List<Change> changes,
        Optional<Link> link,
        Optional<Hold> hold,
        boolean released,
        List<Review> reviews,
        List<String> answered) {

    Reconciled {
        changes = List.copyOf(changes);
        reviews = List.copyOf(reviews);
        answered = List.copyOf(answered);
    }
}
