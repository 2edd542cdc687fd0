package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.review.Review;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A storage under test, and what others than runs do to it. */
public interface StoreSubject {

    Store store();

    /** A run is asked for. */
    void begin(Run run);

    /** Somebody asks a run to stop. */
    void cancel(UUID runId);

    /** The connection wants to know of changes to these records. */
    void subscribe(UUID connectionId, HubObject object);

    /** A person changes a record. */
    void edit(HubObject object, UUID hubId, Map<String, String> values);

    /** A person takes a pair apart; no run of its connection is under way. */
    void part(UUID linkId);

    /** Time passes, and the connection's lease with it. */
    void expireLease(UUID connectionId);

    List<Review> openReviews(UUID connectionId);

    /** A connection that this node runs. */
    default Grant granted() {
        return store().acquire(Samples.id(), "node-1/a").orElseThrow();
    }

    /** A run of that connection that has begun. */
    default Run begun(Grant grant) {
        Run run = Samples.run(grant.connectionId());
        begin(run);
        return run;
    }

    /** What the journal answers in a transaction. */
    default <T> T journal(Grant grant, Function<Journal, T> work) {
        return store().call(grant, transaction -> work.apply(transaction.journal()));
    }

    default void append(Grant grant, List<Change> changes) {
        store().run(grant, transaction -> transaction.journal().append(changes));
    }

    default void update(Grant grant, List<Change> changes) {
        store().run(grant, transaction -> transaction.journal().update(changes));
    }

    /** The changes of a run, up to a hundred. */
    default List<Change> all(Grant grant, UUID run) {
        return journal(
                grant,
                journal ->
                        journal.page(run, Optional.empty(), EnumSet.allOf(ChangeState.class), Optional.empty(), 100));
    }
}
