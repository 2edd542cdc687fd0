package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.RunKind;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
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
 * Sends the planned changes of the other side. What is sent is written down first; what came back is written down per
 * record; a write whose answer is lost is never sent again but looked up.
 */
final class RemoteApplier {

    private static final int MOST_TRIES = 5;
    private static final int MOST_LOST = 3;

    private final RunContext context;
    private final RecordWriter writer;
    private final OutcomeRecorder recorder;
    private final SecondLook secondLook;
    private final Pause pause;
    private int lost;

    RemoteApplier(RunContext context, RecordWriter writer, Pause pause) {
        this.context = context;
        this.writer = writer;
        this.recorder = new OutcomeRecorder(context);
        this.secondLook = new SecondLook(context);
        this.pause = pause;
    }

    /**
     * Sends everything that was planned after a line of the journal.
     *
     * @throws ConnectorException if the system failed as a whole; what was not sent is still planned
     */
    void apply(Optional<UUID> after) {
        context.tally().begin("APPLY remote", -1);
        int size = writer.batchSize(planned());
        Optional<UUID> last = after;
        while (true) {
            Optional<UUID> from = last;
            List<Change> page = context.call(transaction -> transaction
                    .journal()
                    .page(context.runId(), Optional.of(Side.REMOTE), Set.of(ChangeState.PLANNED), from, size));
            if (page.isEmpty()) {
                return;
            }
            Allowance.goOn(context);
            page.stream().collect(Collectors.groupingBy(Change::remoteObject)).forEach(this::send);
            context.tally().advance(page.size());
            last = Optional.of(page.get(page.size() - 1).id());
        }
    }

    /** Everything that this run sends, what was sent already included. */
    private long planned() {
        return context.tally().of(Count.REMOTE_UPDATES) + context.tally().of(Count.REMOTE_CREATES);
    }

    private void send(String remoteObject, List<Change> planned) {
        List<Change> batch = stillToBeMade(planned);
        for (int attempt = 1; !batch.isEmpty(); attempt++) {
            Allowance.goOn(context);
            List<Change> unsent = batch;
            Map<UUID, String> parents = new HashMap<>();
            Map<UUID, Link> links = new HashMap<>();
            List<Change> sent = context.call(transaction -> {
                links.putAll(pairs(transaction, unsent));
                List<Change> intended = intend(transaction, unsent, links);
                parents.putAll(Parents.of(transaction, context.connectionId(), intended));
                return intended;
            });
            if (sent.isEmpty()) {
                return;
            }
            Optional<List<WriteOutcome>> outcomes = write(remoteObject, sent, parents);
            if (outcomes.isEmpty()) {
                return;
            }
            List<Change> busy =
                    context.record(transaction -> recorder.record(transaction, sent, outcomes.get(), links));
            if (busy.isEmpty() || attempt == MOST_TRIES) {
                context.record(transaction -> recorder.giveUp(transaction, busy));
                return;
            }
            pause.before(attempt);
            batch = busy;
        }
    }

    /** Everything but creations of records that turned up meanwhile; those are decided anew. */
    private List<Change> stillToBeMade(List<Change> planned) {
        List<Change> overtaken = secondLook.onTheOtherSide(planned);
        if (overtaken.isEmpty()) {
            return planned;
        }
        context.record(transaction -> recorder.stale(transaction, overtaken, OutcomeRecorder.TURNED_UP));
        return planned.stream().filter(change -> !overtaken.contains(change)).toList();
    }

    /**
     * The pairs of the hub records. Until the answers are written down nobody but this run makes or changes any: it
     * holds the lease. One that is erased meanwhile stays erased, as answers only change pairs that are there.
     */
    private Map<UUID, Link> pairs(Transaction transaction, List<Change> planned) {
        Map<UUID, Link> links = new HashMap<>();
        byObject(planned)
                .forEach((object, changes) ->
                        links.putAll(transaction.links().byHub(context.connectionId(), object, hubIds(changes))));
        return links;
    }

    private static Map<HubObject, List<Change>> byObject(List<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(Change::hubObject));
    }

    private static List<UUID> hubIds(List<Change> changes) {
        return changes.stream().flatMap(change -> change.hubId().stream()).toList();
    }

    /** Writes the intent down, for those that may still go. */
    private List<Change> intend(Transaction transaction, List<Change> planned, Map<UUID, Link> links) {
        List<Change> sent = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        Map<UUID, HubRecord> hub = new HashMap<>();
        byObject(planned)
                .forEach((object, changes) ->
                        hub.putAll(transaction.hub().byIds(object, hubIds(changes), Change.fieldsOf(changes))));
        List<Hold> holds = new ArrayList<>();
        for (Change change : planned) {
            if (!context.job().writing()) {
                Change skipped = change.skipped(OutcomeRecorder.WRITING_OFF);
                others.add(skipped);
                holds.add(recorder.hold(skipped, Hold.Reason.WRITING_OFF, ""));
            } else if (!isStillPaired(change, links) || !isStillTrue(change, hub)) {
                Change stale = change.in(ChangeState.STALE, Optional.of(OutcomeRecorder.CHANGED));
                others.add(stale);
                holds.add(recorder.hold(stale, Hold.Reason.STALE, ""));
            } else {
                sent.add(change.sent(context.newToken()));
            }
        }
        transaction.journal().update(others);
        transaction.journal().update(sent);
        if (context.run().kind() != RunKind.UNDO) {
            Waiting.put(transaction, context, holds);
        }
        return sent;
    }

    /** Without its pair nobody could remember what both sides agreed on; with one, nothing is created. */
    private boolean isStillPaired(Change change, Map<UUID, Link> links) {
        Link link = links.get(change.hubId().orElseThrow());
        if (context.run().kind() == RunKind.UNDO || change.action() == Action.DELETE) {
            return true;
        }
        return change.action() == Action.CREATE
                ? link == null
                : link != null
                        && change.remoteId().filter(link.remoteId()::equals).isPresent();
    }

    /** What is sent is what the hub holds now; a value that was edited since is decided anew. */
    private boolean isStillTrue(Change change, Map<UUID, HubRecord> hub) {
        HubRecord record = hub.get(change.hubId().orElseThrow());
        if (context.run().kind() == RunKind.UNDO) {
            return true;
        }
        if (record == null) {
            return false;
        }
        Map<String, String> now = context.bound(change).hubValues(record);
        return change.fields().entrySet().stream()
                .filter(field -> field.getValue().reason() != Reason.DEFAULT_VALUE)
                .allMatch(field -> {
                    String value = now.getOrDefault(field.getKey(), "");
                    return value.equals(field.getValue().to()) || (value.isEmpty() && change.action() == Action.CREATE);
                });
    }

    /** The outcomes; empty if nobody knows them. */
    private Optional<List<WriteOutcome>> write(String remoteObject, List<Change> sent, Map<UUID, String> parents) {
        List<RemoteWrite> writes = sent.stream()
                .map(change ->
                        toWrite(change, parents.getOrDefault(change.hubId().orElseThrow(), "")))
                .toList();
        context.renew();
        try {
            List<WriteOutcome> outcomes = writer.write(remoteObject, writes);
            if (outcomes.size() != sent.size()) {
                throw new ConnectorException(
                        ConnectorException.Failure.OUTCOME_UNKNOWN,
                        "the connector answered for " + outcomes.size() + " of " + sent.size() + " records");
            }
            lost = 0;
            return Optional.of(outcomes);
        } catch (ConnectorException failure) {
            if (failure.failure() == ConnectorException.Failure.OUTCOME_UNKNOWN) {
                context.record(transaction -> recorder.unknown(transaction, sent));
                if (++lost < MOST_LOST) {
                    return Optional.empty();
                }
            } else {
                context.record(transaction -> recorder.notSent(transaction, sent));
            }
            throw failure;
        }
    }

    private RemoteWrite toWrite(Change change, String parent) {
        Map<String, String> values = new TreeMap<>();
        change.fields().forEach((field, to) -> values.put(field, to.to()));
        String token = change.token();
        return switch (change.action()) {
            case CREATE ->
                new RemoteWrite.Create(
                        token,
                        change.hubId().orElseThrow().toString(),
                        context.bound(change).toNewRemote(values),
                        parent);
            case DELETE ->
                new RemoteWrite.Delete(
                        token,
                        change.remoteId().orElseThrow(),
                        change.expected().remoteRevision());
            case UPDATE ->
                new RemoteWrite.Update(
                        token,
                        change.remoteId().orElseThrow(),
                        revision(change),
                        context.bound(change).toRemote(values),
                        parent);
            case LINK, UNLINK -> throw new IllegalStateException("pairs are made and taken apart in the hub");
        };
    }

    private String revision(Change change) {
        return context.isGuarded(change) ? change.expected().remoteRevision() : "";
    }
}
