package io.concordat.sync.store;

import io.concordat.review.Review;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What waits for a person. */
public interface ReviewTable {

    /** Opens reviews; one that is open already under the same key is brought up to date, one that was decided stays. */
    void open(List<Review> reviews);

    /** Closes open reviews whose cause is gone. */
    void close(UUID connectionId, Collection<String> keys);
}
