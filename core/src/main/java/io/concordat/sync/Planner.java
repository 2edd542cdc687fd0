package io.concordat.sync;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.hub.HubRecord;
import io.concordat.run.RunKind;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the plan of a run: reads both sides, matches, decides, and writes the decisions down. Sends nothing. */
final class Planner {

    private static final int PAGE = 1_000;

    private final RunContext context;

    Planner(RunContext context) {
        this.context = context;
    }

    /** Plans from the beginning; what an earlier attempt of this run had planned is thrown away. */
    void plan() {
        context.run(transaction -> {
            transaction.journal().discardPlan(context.runId());
            transaction.stage().clear(context.runId());
            claim(transaction);
            context.noteDirty(transaction.dirty().claimed(context.runId()) > 0);
            if (!transaction.holds().counts(context.connectionId()).isEmpty()) {
                context.noteHolds();
            }
        });
        context.beginPlan();
        for (BoundObject bound : context.job().objects()) {
            plan(bound);
        }
        context.run(transaction -> transaction.stage().clear(context.runId()));
    }

    private void claim(Transaction transaction) {
        UUID run = context.runId();
        UUID connection = context.connectionId();
        context.job()
                .only()
                .ifPresentOrElse(
                        one -> transaction.dirty().claim(run, connection, one.object(), one.hubId()),
                        () -> transaction.dirty().claim(run, connection));
    }

    /** A run of one record leaves alone what else waits. */
    private boolean looksAtHeld() {
        return context.job().only().isEmpty();
    }

    private void plan(BoundObject bound) {
        boolean everything = read(bound);
        boolean snapshot = context.job()
                .session()
                .reader()
                .filter(RecordReader::isSnapshot)
                .isPresent();
        if (!snapshot || context.run().kind() == RunKind.STREAM) {
            context.tally().begin("CHECK " + bound.remoteObject(), -1);
            Optional<RecordLookup> lookup = context.job().session().lookup();
            lookup.ifPresent(found -> {
                RecordRefresh refresh = new RecordRefresh(context, bound, found);
                if (looksAtHeld()) {
                    refresh.held();
                }
                refresh.dirty();
            });
        }
        context.tally().begin("MATCH " + bound.remoteObject(), -1);
        new ClaimSettlement(context, bound).settle();
        create(bound, everything);
        new EndedWaits(context, bound).creations();
    }

    private boolean read(BoundObject bound) {
        if (context.run().kind() == RunKind.STREAM) {
            return false;
        }
        RecordReader reader = context.job()
                .session()
                .reader()
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Failure.NOT_PERMITTED,
                        "the signed-in user may not read " + bound.remoteObject()));
        return new RemoteReading(context, bound, reader).read();
    }

    private void create(BoundObject bound, boolean everything) {
        HubCreations hub = new HubCreations(context, bound);
        if (hub.isOn()) {
            hub.plan();
        }
        RemoteCreations remote = new RemoteCreations(context, bound);
        if (remote.isOn()) {
            context.tally().begin("CREATE " + bound.remoteObject(), -1);
            if (everything) {
                remote.planAll();
            } else {
                planDirty(bound, remote);
                if (looksAtHeld()) {
                    planHeld(bound, remote);
                }
            }
        }
    }

    /** Creations that were held up and are to be tried again. */
    private void planHeld(BoundObject bound, RemoteCreations creations) {
        String after = "";
        do {
            String from = after;
            after = context.call(transaction -> {
                List<Hold> holds = transaction
                        .holds()
                        .page(context.connectionId(), bound.object(), bound.remoteObject(), from, PAGE);
                List<UUID> ids = holds.stream()
                        .filter(hold ->
                                hold.remoteId().isEmpty() && hold.fingerprint().isEmpty())
                        .flatMap(hold -> hold.hubId().stream())
                        .filter(id -> !transaction
                                .dirty()
                                .among(context.runId(), bound.object(), List.of(id))
                                .contains(id))
                        .toList();
                creations.plan(
                        transaction,
                        transaction.hub().byIds(bound.object(), ids).values());
                return holds.size() < PAGE ? "" : holds.get(holds.size() - 1).key();
            });
        } while (!after.isEmpty());
    }

    private void planDirty(BoundObject bound, RemoteCreations creations) {
        Optional<UUID> after = Optional.empty();
        do {
            Optional<UUID> from = after;
            List<UUID> ids = context.call(transaction -> {
                List<UUID> page = transaction.dirty().page(context.runId(), bound.object(), from, PAGE);
                List<HubRecord> records = List.copyOf(
                        transaction.hub().byIds(bound.object(), page).values());
                creations.plan(transaction, records);
                return page;
            });
            after = ids.size() < PAGE ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
        } while (after.isPresent());
    }
}
