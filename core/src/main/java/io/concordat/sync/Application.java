package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordWriter;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.RunKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Applies a plan: the hub's side, then the other one. What turned out stale meanwhile is read, decided and applied
 * anew, a few times; what still is stale then waits for the next run.
 */
final class Application {

    private static final int MOST_ROUNDS = 3;
    private static final int PAGE = 1_000;
    private static final ChangeError NO_WRITER = new ChangeError(
            "NOT_PERMITTED", "the signed-in user may not write to the other system", "grant it there, then run again");

    private final RunContext context;
    private final HubApplier hub;
    private final Optional<RemoteApplier> remote;
    private final Recovery recovery;

    Application(RunContext context, Pause pause) {
        this.context = context;
        this.hub = new HubApplier(context);
        Optional<RecordWriter> writer = context.job().session().writer();
        this.remote = writer.map(found -> new RemoteApplier(context, found, pause));
        this.recovery = new Recovery(context);
    }

    void apply() {
        apply(Optional.empty());
        Optional<RecordLookup> lookup = context.job().session().lookup();
        if (context.run().kind() == RunKind.UNDO || lookup.isEmpty()) {
            return;
        }
        Optional<UUID> from = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<UUID> begin = again(from, lookup.get());
            if (begin.isEmpty()) {
                return;
            }
            from = begin;
        }
    }

    private void apply(Optional<UUID> after) {
        hub.apply(after);
        if (remote.isPresent()) {
            remote.get().apply(after);
        } else {
            new Ending(context).leavePlanned(NO_WRITER);
        }
        recovery.settleLost();
    }

    /** Decides stale records anew and applies what comes of it; answers where that begins, empty if none was stale. */
    private Optional<UUID> again(Optional<UUID> after, RecordLookup lookup) {
        UUID begin = context.newId();
        boolean any = false;
        context.beginPlan();
        Optional<UUID> last = after;
        do {
            Optional<UUID> from = last;
            List<Change> page = context.call(transaction -> transaction
                    .journal()
                    .page(context.runId(), Optional.empty(), Set.of(ChangeState.STALE), from, PAGE));
            List<Change> stale = page.stream()
                    .filter(change -> change.id().compareTo(begin) < 0)
                    .toList();
            any |= !stale.isEmpty();
            replan(stale, lookup);
            last = stale.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(stale.get(stale.size() - 1).id());
        } while (last.isPresent());
        if (!any) {
            return Optional.empty();
        }
        settle();
        apply(Optional.of(begin));
        return Optional.of(begin);
    }

    private void replan(List<Change> stale, RecordLookup lookup) {
        if (!stale.isEmpty()) {
            Allowance.goOn(context);
        }
        Map<BoundObject, List<Change>> byBinding = stale.stream().collect(Collectors.groupingBy(context::bound));
        byBinding.forEach((bound, changes) -> {
            RecordRefresh refresh = new RecordRefresh(context, bound, lookup);
            refresh.again(changes.stream()
                    .flatMap(change -> change.remoteId().stream())
                    .toList());
            refresh.changed(changes.stream()
                    .filter(change -> change.remoteId().isEmpty())
                    .flatMap(change -> change.hubId().stream())
                    .toList());
        });
    }

    private void settle() {
        for (BoundObject bound : context.job().objects()) {
            new ClaimSettlement(context, bound).settle();
        }
        context.run(transaction -> transaction.stage().clear(context.runId()));
    }
}
