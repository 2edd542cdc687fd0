package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.connector.SteppingClock;
import io.concordat.review.Review;
import io.concordat.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The storage that the simulator runs on keeps the same promises. */
class MemoryStoreTest implements StoreContract {

    private final SteppingClock clock = SteppingClock.at2026();
    private final MemoryStore store = new MemoryStore(clock);

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void begin(Run run) {
        store.start(run);
    }

    @Override
    public void cancel(UUID runId) {
        store.cancel(runId);
    }

    @Override
    public void subscribe(UUID connectionId, HubObject object) {
        store.subscribe(connectionId, object);
    }

    @Override
    public void edit(HubObject object, UUID hubId, Map<String, String> values) {
        store.edit(object, hubId, values);
    }

    @Override
    public void part(UUID linkId) {
        store.part(linkId);
    }

    @Override
    public void expireLease(UUID connectionId) {
        clock.advance(Duration.ofMinutes(2));
    }

    @Override
    public List<Review> openReviews(UUID connectionId) {
        return store.reviews().stream()
                .filter(review -> review.connectionId().equals(connectionId))
                .toList();
    }
}
