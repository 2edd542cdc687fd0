package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import io.concordat.sync.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The pairs whose remote record a plan found gone. A plan only tells of them; once it is over they rest, so that what
 * was edited here meanwhile goes over when the record comes back.
 */
final class RestingPairs {

    private static final int PAGE = 2_000;

    private final RunContext context;

    RestingPairs(RunContext context) {
        this.context = context;
    }

    void rest() {
        Optional<UUID> last = Optional.empty();
        do {
            Optional<UUID> after = last;
            List<Change> page = context.record(transaction -> {
                List<Change> leftOut = transaction
                        .journal()
                        .page(context.runId(), Optional.of(Side.HUB), Set.of(ChangeState.SKIPPED), after, PAGE);
                rest(transaction, leftOut);
                return leftOut;
            });
            last = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        } while (last.isPresent());
    }

    private void rest(Transaction transaction, List<Change> leftOut) {
        Map<String, Set<String>> gone = leftOut.stream()
                .filter(change -> change.action() == Action.DELETE)
                .collect(Collectors.groupingBy(
                        Change::remoteObject,
                        Collectors.flatMapping(change -> change.remoteId().stream(), Collectors.toSet())));
        gone.forEach((remoteObject, remoteIds) -> transaction
                .links()
                .update(transaction.links().byRemote(context.connectionId(), remoteObject, remoteIds).values().stream()
                        .filter(link -> link.state() == Link.State.ACTIVE)
                        .map(link -> link.in(Link.State.REMOTE_DELETED))
                        .toList()));
    }
}
