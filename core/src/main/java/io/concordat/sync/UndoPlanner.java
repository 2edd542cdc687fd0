package io.concordat.sync;

import io.concordat.connector.Capability;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Side;
import io.concordat.sync.store.RemoteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Plans to take another run back: its changes in reverse, each only where nobody has changed the value since. What
 * cannot be taken back is listed with the reason.
 */
final class UndoPlanner {

    private static final int PAGE = 1_000;
    private static final ChangeError EDITED = new ChangeError(
            "EDITED_SINCE", "somebody changed this value after the run; it was left as it is", "change it by hand");
    private static final ChangeError NOT_DELETABLE = new ChangeError(
            "NOT_DELETABLE", "the other system does not let the hub delete records", "delete it there by hand");

    private final RunContext context;
    private final UndoScope scope;

    /** Remote records whose pair comes back with a record that this undo creates anew. */
    private final Set<String> recreated = new HashSet<>();

    UndoPlanner(RunContext context, UndoScope scope) {
        this.context = context;
        this.scope = scope;
    }

    void plan() {
        UUID undone = context.run().undoes().orElseThrow();
        context.run(transaction -> transaction.journal().discardPlan(context.runId()));
        context.beginPlan();
        context.tally().begin("UNDO", -1);
        Optional<UUID> before = Optional.empty();
        do {
            before = planPage(undone, before);
        } while (before.isPresent());
    }

    private Optional<UUID> planPage(UUID undone, Optional<UUID> before) {
        List<Change> page = context.call(
                transaction -> transaction.journal().pageBackwards(undone, Set.of(ChangeState.APPLIED), before, PAGE));
        List<Change> wanted = page.stream().filter(scope::includes).toList();
        Map<String, RemoteView> remote = remote(wanted);
        context.run(transaction -> {
            PageWork work = new PageWork(context.connectionId());
            Map<UUID, HubRecord> hub = new HashMap<>();
            wanted.stream()
                    .collect(Collectors.groupingBy(Change::hubObject))
                    .forEach((object, changes) -> hub.putAll(transaction
                            .hub()
                            .byIds(
                                    object,
                                    changes.stream()
                                            .flatMap(change -> change.hubId().stream())
                                            .toList())));
            wanted.forEach(change -> inverse(change, hub, remote).forEach(work::add));
            work.store(transaction, context);
            context.tally().advance(page.size());
        });
        return page.size() < PAGE
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).id());
    }

    private Map<String, RemoteView> remote(List<Change> changes) {
        Map<String, RemoteView> views = new HashMap<>();
        Optional<RecordLookup> lookup = context.job().session().lookup();
        changes.stream()
                .filter(change ->
                        change.side() == Side.REMOTE && change.remoteId().isPresent())
                .collect(Collectors.groupingBy(Change::remoteObject))
                .forEach((object, lines) -> lookup.ifPresent(found -> {
                    BoundObject bound = context.bound(lines.get(0));
                    Set<String> ids = new HashSet<>();
                    lines.forEach(line -> line.remoteId().ifPresent(ids::add));
                    found.byId(object, ids, bound.remoteFields()).stream()
                            .filter(record -> record.state() == RemoteRecord.State.LIVE)
                            .forEach(record -> views.put(object + "/" + record.id(), bound.view(record)));
                }));
        return views;
    }

    private List<Change> inverse(Change change, Map<UUID, HubRecord> hub, Map<String, RemoteView> remote) {
        return switch (change.action()) {
            case UPDATE ->
                change.side() == Side.HUB
                        ? restoreHub(change, record(change, hub))
                        : restoreRemote(change, Optional.ofNullable(remote.get(key(change))));
            case LINK -> takeApart(change, record(change, hub));
            case UNLINK -> pairAgain(change);
            case CREATE ->
                change.side() == Side.HUB
                        ? deleteHub(change, record(change, hub))
                        : deleteRemote(change, Optional.ofNullable(remote.get(key(change))));
            case DELETE -> recreate(change);
        };
    }

    private static Optional<HubRecord> record(Change change, Map<UUID, HubRecord> hub) {
        return change.hubId().map(hub::get);
    }

    private static String key(Change change) {
        return change.remoteObject() + "/" + change.remoteId().orElse("");
    }

    /** A pair that was made, and the values that came into its hub record with it. */
    private List<Change> takeApart(Change change, Optional<HubRecord> record) {
        List<Change> lines = new ArrayList<>(restoreHub(change, record));
        if (scope.field().isEmpty()) {
            lines.add(line(change, Side.HUB, Action.UNLINK, Map.of()).agreedOn(agreedWithout(change)));
        }
        return lines;
    }

    /** What a pair agrees on without the values that came with it. */
    private static Map<String, String> agreedWithout(Change link) {
        Map<String, String> base = new TreeMap<>(link.base());
        base.keySet().removeAll(link.fields().keySet());
        return base;
    }

    private List<Change> restoreHub(Change change, Optional<HubRecord> record) {
        BoundObject bound = context.bound(change);
        Map<String, String> now = record.map(bound::hubValues).orElse(Map.of());
        return restored(change, Side.HUB, now, Change.Expected.NOTHING);
    }

    private List<Change> restoreRemote(Change change, Optional<RemoteView> view) {
        Map<String, String> now = view.map(RemoteView::values).orElse(Map.of());
        String revision = view.map(RemoteView::revision).orElse("");
        return restored(change, Side.REMOTE, now, new Change.Expected(0, revision, "", ""));
    }

    /** Two lines at most: the fields that still hold what the run wrote, and those that do not. */
    private List<Change> restored(Change change, Side side, Map<String, String> now, Change.Expected expected) {
        Map<String, FieldChange> back = new TreeMap<>();
        Map<String, FieldChange> kept = new TreeMap<>();
        change.fields().forEach((field, done) -> {
            if (scope.includes(field)) {
                boolean untouched = done.to().equals(now.get(field));
                (untouched ? back : kept).put(field, done.inverse());
            }
        });
        List<Change> lines = new ArrayList<>();
        if (!back.isEmpty()) {
            lines.add(line(change, side, Action.UPDATE, back, expected));
        }
        if (!kept.isEmpty()) {
            lines.add(line(change, side, Action.UPDATE, kept, expected).skipped(EDITED));
        }
        return lines;
    }

    private List<Change> deleteHub(Change change, Optional<HubRecord> record) {
        BoundObject bound = context.bound(change);
        boolean untouched =
                record.filter(now -> holds(change, bound.hubValues(now))).isPresent();
        if (!untouched || scope.field().isPresent()) {
            return List.of(line(change, Side.HUB, Action.DELETE, Map.of()).skipped(EDITED));
        }
        Change.Expected expected = new Change.Expected(record.orElseThrow().version(), "", "", "");
        return List.of(
                line(change, Side.HUB, Action.UNLINK, Map.of()),
                line(change, Side.HUB, Action.DELETE, inverses(change), expected));
    }

    private List<Change> deleteRemote(Change change, Optional<RemoteView> view) {
        if (!context.job().can(Capability.DELETE)) {
            return List.of(line(change, Side.REMOTE, Action.DELETE, Map.of()).skipped(NOT_DELETABLE));
        }
        if (view.filter(now -> holds(change, now.values())).isEmpty()
                || scope.field().isPresent()) {
            return List.of(line(change, Side.REMOTE, Action.DELETE, Map.of()).skipped(EDITED));
        }
        Change.Expected expected = new Change.Expected(0, view.orElseThrow().revision(), "", "");
        return List.of(
                line(change, Side.HUB, Action.UNLINK, Map.of()),
                line(change, Side.REMOTE, Action.DELETE, inverses(change), expected));
    }

    /** A record that comes back brings its pair along; it was deleted after it was unlinked. */
    private List<Change> pairAgain(Change change) {
        return scope.field().isPresent() || recreated.remove(key(change))
                ? List.of()
                : List.of(line(change, Side.HUB, Action.LINK, Map.of()));
    }

    /** What an undo deleted comes back: in the hub as a new record, on the other side under the same key. */
    private List<Change> recreate(Change change) {
        recreated.add(key(change));
        Change line = line(change, change.side(), Action.CREATE, inverses(change));
        return List.of(change.side() == Side.HUB ? line.forHub(context.newId()) : line);
    }

    private static boolean holds(Change change, Map<String, String> now) {
        return change.fields().entrySet().stream()
                .allMatch(field -> field.getValue().to().equals(now.get(field.getKey())));
    }

    private static Map<String, FieldChange> inverses(Change change) {
        Map<String, FieldChange> back = new TreeMap<>();
        change.fields().forEach((field, done) -> back.put(field, done.inverse()));
        return back;
    }

    private Change line(Change change, Side side, Action action, Map<String, FieldChange> fields) {
        return line(change, side, action, fields, Change.Expected.NOTHING);
    }

    private Change line(
            Change change, Side side, Action action, Map<String, FieldChange> fields, Change.Expected expected) {
        return new Change(
                context.newId(),
                context.runId(),
                side,
                action,
                change.hubObject(),
                change.remoteObject(),
                change.hubId(),
                change.remoteId(),
                fields,
                change.base(),
                change.evidence(),
                expected,
                ChangeState.PLANNED,
                "",
                Optional.empty());
    }
}
