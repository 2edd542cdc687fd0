package io.concordat.sync;

import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps records on the list of the next run; what a person was asked or has answered stays with them. */
final class Waiting {

    private Waiting() {}

    static void put(Transaction transaction, RunContext context, Collection<Hold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        Map<String, Hold> before = transaction
                .holds()
                .byKeys(context.connectionId(), holds.stream().map(Hold::key).toList());
        List<Hold> kept = holds.stream()
                .map(hold -> withDecisions(hold, Optional.ofNullable(before.get(hold.key()))))
                .toList();
        transaction.holds().put(kept);
        context.noteHolds();
    }

    /** What a record waits for, with the questions that its creation left. */
    static Optional<Hold> both(Optional<Hold> hold, Optional<Hold> creation) {
        return hold.map(held -> withQuestions(held, creation)).or(() -> creation);
    }

    private static Hold withQuestions(Hold hold, Optional<Hold> before) {
        Map<String, String> fields = new HashMap<>(before.map(Hold::questions).orElse(Map.of()));
        fields.putAll(hold.resolution());
        return hold.with(fields);
    }

    /** What a person decided on certain values goes on counting for them, if every run comes back to the record. */
    private static Hold withDecisions(Hold hold, Optional<Hold> before) {
        Hold asked = withQuestions(hold, before);
        Map<String, String> fields = new HashMap<>(before.map(Hold::decided).orElse(Map.of()));
        fields.putAll(asked.resolution());
        Hold kept = asked.with(fields);
        return hold.isOpen() && kept.isDecided()
                ? kept.about(before.map(Hold::fingerprint).orElse(""))
                : asked;
    }
}
