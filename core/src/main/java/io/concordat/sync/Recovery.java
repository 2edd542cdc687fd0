package io.concordat.sync;

import io.concordat.connector.Capability;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.WriteOutcome;
import io.concordat.link.Link;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds out what became of writes whose answer was lost. Nothing is sent again: the record is read, and where it does
 * not say what happened, the write counts as given up, is remembered in case it arrives late, and the record is decided
 * anew. Doing this twice, or half and then again, leads to the same.
 */
final class Recovery {

    private static final int PAGE = 1_000;
    private static final Set<ChangeState> OPEN = Set.of(ChangeState.SENT, ChangeState.UNKNOWN);

    private final RunContext context;
    private final OutcomeRecorder recorder;

    Recovery(RunContext context) {
        this.context = context;
        this.recorder = new OutcomeRecorder(context);
    }

    /** Settles what earlier runs of this connection, and this one, left open. */
    void settleAll() {
        open().forEach(runId -> settle(runId, OPEN));
    }

    /** Settles what this run left open when it was interrupted. */
    void settleOwn() {
        if (open().contains(context.runId())) {
            settle(context.runId(), OPEN);
        }
    }

    /** Settles what this run has just sent and lost the answers of; all else that it sent was answered. */
    void settleLost() {
        settle(context.runId(), Set.of(ChangeState.UNKNOWN));
    }

    private List<UUID> open() {
        return context.call(transaction -> transaction.journal().runsWithOpenOperations(context.connectionId()));
    }

    private void settle(UUID runId, Set<ChangeState> states) {
        Optional<UUID> after = Optional.empty();
        do {
            after = settlePage(runId, states, after);
        } while (after.isPresent());
    }

    private Optional<UUID> settlePage(UUID runId, Set<ChangeState> states, Optional<UUID> after) {
        List<Change> page = context.call(
                transaction -> transaction.journal().page(runId, Optional.of(Side.REMOTE), states, after, PAGE));
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RemoteView> views = new HashMap<>();
        Set<String> readable = read(page, views);
        Map<UUID, RemoteView> created = created(page);
        context.record(transaction -> {
            Page open = new Page(transaction, views, readable, created);
            page.forEach(open::settle);
            return open.store();
        });
        return page.size() < PAGE
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).id());
    }

    /** Where records carry tokens, reading finds those that were created. */
    private Map<UUID, RemoteView> created(List<Change> page) {
        return context.job().can(Capability.OPERATION_TOKEN)
                ? Map.of()
                : context.job()
                        .session()
                        .lookup()
                        .map(lookup -> new LostCreations(context).arrived(page, lookup))
                        .orElse(Map.of());
    }

    /** Reads the records concerned; answers the remote objects that could be read. */
    private Set<String> read(List<Change> page, Map<String, RemoteView> views) {
        Optional<RecordLookup> lookup = context.job().session().lookup();
        if (lookup.isEmpty()) {
            return Set.of();
        }
        page.stream()
                .filter(change -> change.remoteId().isPresent())
                .collect(Collectors.groupingBy(Change::remoteObject))
                .forEach((object, changes) -> {
                    BoundObject bound = context.bound(changes.get(0));
                    Set<String> ids = changes.stream()
                            .flatMap(change -> change.remoteId().stream())
                            .collect(Collectors.toSet());
                    lookup.get().byId(object, ids, bound.remoteFields()).stream()
                            .filter(record -> record.state() == RemoteRecord.State.LIVE)
                            .forEach(record -> views.put(object + "/" + record.id(), bound.view(record)));
                });
        return page.stream().map(Change::remoteObject).collect(Collectors.toSet());
    }

    /** One page of open operations. */
    private final class Page {

        private final Transaction transaction;
        private final Map<String, RemoteView> views;
        private final Set<String> readable;
        private final Map<UUID, RemoteView> created;
        private final List<Change> results = new ArrayList<>();
        private final List<Journal.Abandoned> abandoned = new ArrayList<>();
        private final Map<UUID, Link> updated = new HashMap<>();
        private final List<Hold> holds = new ArrayList<>();

        Page(
                Transaction transaction,
                Map<String, RemoteView> views,
                Set<String> readable,
                Map<UUID, RemoteView> created) {
            this.transaction = transaction;
            this.views = views;
            this.readable = readable;
            this.created = created;
        }

        void settle(Change change) {
            RemoteView made = created.get(change.id());
            if (made != null) {
                WriteOutcome written = new WriteOutcome.Written(made.id(), made.revision());
                recorder.record(transaction, List.of(change), List.of(written), pair(change));
                return;
            }
            if (change.action() != Action.UPDATE || !readable.contains(change.remoteObject())) {
                giveUp(change);
                return;
            }
            RemoteView view =
                    views.get(change.remoteObject() + "/" + change.remoteId().orElseThrow());
            if (view == null) {
                giveUp(change);
            } else if (context.job().can(Capability.OPERATION_TOKEN)) {
                settleByToken(change, view);
            } else {
                settleByValues(change, view);
            }
        }

        private void settleByToken(Change change, RemoteView view) {
            if (view.token().equals(change.token())) {
                arrived(change);
            } else {
                giveUp(change);
            }
        }

        private Map<UUID, Link> pair(Change change) {
            UUID hubId = change.hubId().orElseThrow();
            return transaction.links().byHub(context.connectionId(), change.hubObject(), List.of(hubId));
        }

        /** Without a token only the values can tell. */
        private void settleByValues(Change change, RemoteView view) {
            boolean same = change.fields().entrySet().stream()
                    .allMatch(field -> view.values()
                            .getOrDefault(field.getKey(), "")
                            .equals(field.getValue().to()));
            if (same) {
                arrived(change);
            } else {
                giveUp(change);
            }
        }

        private void arrived(Change change) {
            Link link = pair(change).get(change.hubId().orElseThrow());
            if (link != null) {
                Link known = Agreement.after(updated.getOrDefault(link.id(), link), change);
                updated.put(link.id(), known.settled(known.base(), ""));
            }
            results.add(change.in(ChangeState.APPLIED, Optional.empty()));
        }

        /**
         * Where a late arrival cannot be told from an edit, a person is asked about every field that differs by then.
         */
        private void giveUp(Change change) {
            Change stale = change.in(ChangeState.STALE, Optional.of(OutcomeRecorder.LOST));
            results.add(stale);
            Hold hold = recorder.hold(stale, Hold.Reason.UNKNOWN, "");
            if (context.job().can(Capability.OPERATION_TOKEN)) {
                abandoned.add(new Journal.Abandoned(
                        change.token(), context.connectionId(), change.hubId().orElseThrow(), values(change)));
                holds.add(hold);
            } else {
                holds.add(hold.with(OutcomeRecorder.questions(change)));
            }
        }

        private static Map<String, String> values(Change change) {
            Map<String, String> values = new TreeMap<>();
            change.fields().forEach((field, to) -> to.baseAfter().value().ifPresent(value -> values.put(field, value)));
            return values;
        }

        boolean store() {
            transaction.journal().update(results);
            transaction.journal().abandon(abandoned);
            transaction.links().update(List.copyOf(updated.values()));
            Waiting.put(transaction, context, holds);
            return true;
        }
    }
}
