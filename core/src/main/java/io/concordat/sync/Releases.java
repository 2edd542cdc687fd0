package io.concordat.sync;

import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.List;

/**
 * Lets go of records whose changes are made; one that still waits for a person, or for a write that was put off, goes
 * on waiting.
 */
final class Releases {

    private Releases() {}

    /**
     * Releases what is open among these.
     *
     * @param keys of {@link Hold#key()}
     */
    static void of(Transaction transaction, RunContext context, Collection<String> keys) {
        if (keys.isEmpty() || !context.hasHolds()) {
            return;
        }
        List<String> open = transaction.holds().byKeys(context.connectionId(), keys).values().stream()
                .filter(Hold::isOpen)
                .filter(hold -> hold.questions().isEmpty() && !Freshness.isPostponed(hold))
                .map(Hold::key)
                .toList();
        if (!open.isEmpty()) {
            transaction.holds().remove(context.connectionId(), open);
        }
    }
}
