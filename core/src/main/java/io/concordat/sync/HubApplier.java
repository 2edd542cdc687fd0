package io.concordat.sync;

import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import io.concordat.sync.store.PairedAlreadyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the planned changes of the hub's side: pairs, new values, new records. A page is one transaction; a record that
 * changed since it was decided is left alone and decided anew.
 */
final class HubApplier {

    private static final int PAGE = 2_000;

    private final RunContext context;

    HubApplier(RunContext context) {
        this.context = context;
    }

    /** Applies everything that was planned after a line of the journal. */
    void apply(Optional<UUID> after) {
        context.tally().begin("APPLY hub", -1);
        Optional<UUID> last = after;
        do {
            last = applyPage(last);
        } while (last.isPresent());
    }

    /** New pairs are made without a look whether there are others; where there are, the page is begun again. */
    private Optional<UUID> applyPage(Optional<UUID> after) {
        try {
            return applyPage(after, false);
        } catch (PairedAlreadyException taken) {
            return applyPage(after, true);
        }
    }

    private Optional<UUID> applyPage(Optional<UUID> after, boolean looking) {
        return context.call(transaction -> {
            List<Change> page = transaction
                    .journal()
                    .page(context.runId(), Optional.of(Side.HUB), Set.of(ChangeState.PLANNED), after, PAGE);
            page.stream()
                    .collect(Collectors.groupingBy(Change::hubObject, LinkedHashMap::new, Collectors.toList()))
                    .forEach((object, changes) -> new HubPage(context, transaction, object).apply(changes, looking));
            context.tally().advance(page.size());
            if (page.isEmpty()) {
                return Optional.empty();
            }
            UUID last = page.get(page.size() - 1).id();
            transaction.journal().madeInHub(context.runId(), last);
            return page.size() < PAGE ? Optional.empty() : Optional.of(last);
        });
    }
}
