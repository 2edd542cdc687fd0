package io.concordat.sync.store;

import io.concordat.review.Review;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Open reviews in memory. */
final class MemoryReviews implements ReviewTable {

    private final Rows<String, Review> open;

    MemoryReviews(Undo undo) {
        open = new Rows<>(undo);
    }

    Collection<Review> all() {
        return open.all();
    }

    @Override
    public void open(List<Review> reviews) {
        reviews.forEach(review -> open.put(rowKey(review.connectionId(), review.key()), review));
    }

    @Override
    public void close(UUID connectionId, Collection<String> keys) {
        keys.forEach(key -> open.remove(rowKey(connectionId, key)));
    }

    private static String rowKey(UUID connectionId, String key) {
        return connectionId + " " + key;
    }
}
