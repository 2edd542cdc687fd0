package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.hub.NewRecord;
import io.concordat.link.Link;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.RunKind;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The changes of one page that concern one hub object, made in one transaction. */
final class HubPage {

    private final RunContext context;
    private final Transaction transaction;
    private final HubObject object;
    private final Map<UUID, Link> inserted = new LinkedHashMap<>();
    private final Map<UUID, Link> updated = new LinkedHashMap<>();
    private final List<UUID> removed = new ArrayList<>();
    private final List<Change> made = new ArrayList<>();
    private final List<Change> stale = new ArrayList<>();
    private final Map<UUID, HubRecord> records = new HashMap<>();
    private final Map<UUID, Link> links = new HashMap<>();

    HubPage(RunContext context, Transaction transaction, HubObject object) {
        this.context = context;
        this.transaction = transaction;
        this.object = object;
    }

    /** @param looking whether to look for pairs that the records have, even if all of them are only to get one */
    void apply(List<Change> changes, boolean looking) {
        records.putAll(compared(changes));
        List<Change> pairing = with(changes, Action.LINK);
        TakenRecords taken = TakenRecords.none();
        if (looking || pairing.size() < changes.size()) {
            taken = TakenRecords.among(transaction, context.connectionId(), pairing);
            removed.addAll(taken.dead());
            links.putAll(transaction.links().byHub(context.connectionId(), object, hubIds(changes)));
        }
        List<Change> parting = with(changes, Action.UNLINK);
        Set<Optional<UUID>> moving = pairing.stream().map(Change::hubId).collect(Collectors.toSet());
        create(with(changes, Action.CREATE));
        unlink(parting.stream()
                .filter(change -> moving.contains(change.hubId()))
                .toList());
        List<Change> writing = link(pairing, taken);
        writing.addAll(with(changes, Action.UPDATE));
        update(writing);
        unlink(parting.stream()
                .filter(change -> !moving.contains(change.hubId()))
                .toList());
        delete(with(changes, Action.DELETE));
        transaction.links().delete(removed);
        transaction.links().insert(List.copyOf(inserted.values()));
        transaction.links().update(List.copyOf(updated.values()));
        transaction.journal().update(stale);
        release();
    }

    /** Hub records whose state is compared here; where values are written, writing them compares the version. */
    private Map<UUID, HubRecord> compared(List<Change> changes) {
        List<Change> compared = changes.stream()
                .filter(change -> change.fields().isEmpty() || change.expected().hubVersion() == 0)
                .toList();
        return transaction.hub().byIds(object, hubIds(compared), Change.fieldsOf(compared));
    }

    /** A pair also ends the wait of a record that was to be created. */
    private void release() {
        Releases.of(transaction, context, made);
        made.stream()
                .filter(change -> change.action() == Action.LINK)
                .collect(Collectors.groupingBy(Change::remoteObject))
                .forEach((remoteObject, changes) ->
                        Releases.creations(transaction, context, object, remoteObject, hubIds(changes)));
    }

    private static Set<UUID> hubIds(List<Change> changes) {
        return changes.stream().flatMap(change -> change.hubId().stream()).collect(Collectors.toSet());
    }

    private static List<Change> with(List<Change> changes, Action action) {
        return changes.stream().filter(change -> change.action() == action).toList();
    }

    /** Makes pairs, and answers with those lines that have values to write as well. */
    private List<Change> link(List<Change> changes, TakenRecords taken) {
        List<Change> writing = new ArrayList<>();
        for (Change change : changes) {
            UUID hubId = change.hubId().orElseThrow();
            boolean free = !links.containsKey(hubId) && !taken.has(change);
            if (!free || !isAsDecided(change)) {
                stale.add(stale(change));
                continue;
            }
            pair(change, hubId, change.base());
            taken.add(change);
            if (change.fields().isEmpty()) {
                made.add(change);
            } else {
                writing.add(change);
            }
        }
        return writing;
    }

    /** Taking an UNLINK back expects nothing; every other pair was decided on a version. */
    private boolean isAsDecided(Change change) {
        long expected = change.expected().hubVersion();
        boolean comparedWhenWritten = expected != 0 && !change.fields().isEmpty();
        return comparedWhenWritten
                || change.hubId()
                        .map(records::get)
                        .filter(record -> expected == 0 || expected == record.version())
                        .isPresent();
    }

    private void pair(Change change, UUID hubId, Map<String, String> base) {
        Link link = Agreement.begun(context.newId(), context.connectionId(), change, hubId, base);
        links.put(hubId, link);
        inserted.put(link.id(), link);
    }

    /** A record that was read twice may have two lines; the second is judged by what the first one left. */
    private void update(List<Change> changes) {
        Map<UUID, Change> first = new LinkedHashMap<>();
        List<Change> later = new ArrayList<>();
        for (Change change : changes) {
            if (!isPaired(change)) {
                stale.add(stale(change));
            } else if (first.putIfAbsent(change.hubId().orElseThrow(), change) != null) {
                later.add(change);
            }
        }
        updateEachOnce(first.values());
        if (!later.isEmpty()) {
            records.putAll(transaction.hub().byIds(object, first.keySet(), Change.fieldsOf(later)));
            update(later);
        }
    }

    private void updateEachOnce(Collection<Change> changes) {
        List<HubChange> wanted = new ArrayList<>();
        for (Change change : changes) {
            Map<String, String> values = new TreeMap<>();
            change.fields().forEach((field, to) -> values.put(field, to.to()));
            wanted.add(new HubChange(change.hubId().orElseThrow(), version(change), values));
        }
        Set<UUID> done = wanted.isEmpty() ? Set.of() : transaction.hub().update(object, wanted, context.quietFor());
        for (Change change : changes) {
            if (done.contains(change.hubId().orElseThrow())) {
                agree(change);
                made.add(change);
            } else {
                unpair(change);
                stale.add(stale(change));
            }
        }
    }

    /** A pair whose values could not be written is not made either. */
    private void unpair(Change change) {
        if (change.action() == Action.LINK) {
            Optional.ofNullable(links.remove(change.hubId().orElseThrow()))
                    .ifPresent(link -> inserted.remove(link.id()));
        }
    }

    /** Without its pair nobody could remember what both sides agreed on. */
    private boolean isPaired(Change change) {
        Link link = links.get(change.hubId().orElseThrow());
        boolean same = link != null
                && change.remoteId().filter(link.remoteId()::equals).isPresent();
        return same || context.run().kind() == RunKind.UNDO;
    }

    /** Undoing has no version to expect: it compares values when it is planned, and again here. */
    private long version(Change change) {
        if (change.expected().hubVersion() != 0) {
            return change.expected().hubVersion();
        }
        return change.hubId()
                .map(records::get)
                .filter(record -> stillHolds(change, record))
                .map(HubRecord::version)
                .orElse(-1L);
    }

    private static boolean stillHolds(Change change, HubRecord record) {
        return change.fields().entrySet().stream()
                .allMatch(field ->
                        record.value(field.getKey()).equals(field.getValue().from()));
    }

    /** A new pair has agreed on its values from the start. */
    private void agree(Change change) {
        Link link = links.get(change.hubId().orElseThrow());
        if (link != null && change.action() != Action.LINK) {
            Link next = Agreement.after(link, change);
            links.put(next.hubId(), next);
            (inserted.containsKey(next.id()) ? inserted : updated).put(next.id(), next);
        }
    }

    private void create(List<Change> changes) {
        List<NewRecord> created = new ArrayList<>();
        Set<Change> overtaken = new SecondLook(context).inTheHub(transaction, changes);
        for (Change change : changes) {
            if (overtaken.contains(change)) {
                stale.add(change.in(ChangeState.STALE, Optional.of(OutcomeRecorder.TURNED_UP)));
                continue;
            }
            Map<String, String> values = new TreeMap<>();
            change.fields().forEach((field, to) -> values.put(field, to.to()));
            UUID id = change.hubId().orElseThrow();
            created.add(NewRecord.of(values).withId(id));
            pair(change.evidence().isEmpty() ? change.withEvidence("CREATED") : change, id, values);
            made.add(change);
        }
        if (!created.isEmpty()) {
            transaction.hub().create(object, created, context.quietFor());
        }
    }

    private void unlink(List<Change> changes) {
        for (Change change : changes) {
            Link link = links.get(change.hubId().orElseThrow());
            if (link != null
                    && change.remoteId().filter(link.remoteId()::equals).isPresent()) {
                removed.add(link.id());
                updated.remove(link.id());
                links.remove(link.hubId());
                made.add(change);
            } else {
                stale.add(stale(change));
            }
        }
    }

    private void delete(List<Change> changes) {
        Map<UUID, Long> versions = new HashMap<>();
        changes.forEach(change ->
                versions.put(change.hubId().orElseThrow(), change.expected().hubVersion()));
        Set<UUID> done = versions.isEmpty() ? Set.of() : transaction.hub().delete(object, versions, context.quietFor());
        for (Change change : changes) {
            if (done.contains(change.hubId().orElseThrow())) {
                made.add(change);
            } else {
                stale.add(stale(change));
            }
        }
    }

    private static Change stale(Change change) {
        return change.in(ChangeState.STALE, Optional.of(OutcomeRecorder.CHANGED));
    }
}
