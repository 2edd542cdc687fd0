package io.concordat.sync;

import io.concordat.hub.HubRecord;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Plans new remote records for hub records without a counterpart, where the policy says so. It runs after everything is
 * matched: a record that somebody claims, or that is one of several answers, is not created.
 */
final class RemoteCreations {

    private static final int PAGE = 2_000;

    private final RunContext context;
    private final BoundObject bound;
    private final ContactPrecedence precedence;

    RemoteCreations(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.precedence = new ContactPrecedence(context, bound);
    }

    /** Whether the policy creates anything. */
    boolean isOn() {
        return bound.binding().createRemote() == CreateRemote.ALL;
    }

    /** Looks at every hub record. */
    void planAll() {
        Optional<UUID> after = Optional.empty();
        do {
            after = planPage(after);
        } while (after.isPresent());
    }

    private Optional<UUID> planPage(Optional<UUID> after) {
        return context.call(transaction -> {
            List<HubRecord> page = transaction.hub().page(bound.object(), after, PAGE);
            plan(transaction, page);
            return page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        });
    }

    /** Plans those of some hub records that have no counterpart. */
    void plan(Transaction transaction, Collection<HubRecord> records) {
        List<UUID> ids = records.stream().map(HubRecord::id).toList();
        Set<UUID> taken = new HashSet<>(transaction
                .links()
                .byHub(context.connectionId(), bound.object(), ids)
                .keySet());
        taken.addAll(context.claimed(transaction, bound.object(), ids));
        taken.addAll(precedence.overtaken(transaction, records));
        Map<String, Hold> holds = holds(transaction, ids);
        PageWork work = new PageWork(context.connectionId());
        holds.values().stream().filter(this::isAnsweredElsewhere).map(Hold::key).forEach(work::release);
        records.stream()
                .filter(record -> !taken.contains(record.id()) && !context.isAmbiguous(record.id()))
                .forEach(record -> plan(record, Optional.ofNullable(holds.get(key(record.id()))), work));
        context.tally().advance(records.size());
        work.store(transaction, context);
    }

    /** A creation that waits only to be decided anew is over once a person is asked whom the record belongs to. */
    private boolean isAnsweredElsewhere(Hold hold) {
        return hold.reason() == Hold.Reason.STALE
                && hold.resolution().isEmpty()
                && hold.hubId().filter(context::isAmbiguous).isPresent();
    }

    private void plan(HubRecord record, Optional<Hold> hold, PageWork work) {
        Map<String, String> values = bound.creation(record);
        String fingerprint = bound.hash(values);
        if (hold.filter(held -> held.fingerprint().equals(fingerprint)).isPresent()) {
            return;
        }
        Change creation = creation(record, values, fingerprint);
        Map<String, ChangeError> problems = bound.uncreatable(record);
        if (problems.isEmpty()) {
            work.add(creation);
            hold.map(Hold::untilDone).ifPresent(work::add);
            return;
        }
        ChangeError first = problems.values().iterator().next();
        work.add(creation.rejected(first));
        work.add(new Hold(
                context.connectionId(),
                bound.object(),
                bound.remoteObject(),
                Optional.of(record.id()),
                Optional.empty(),
                Hold.Reason.REJECTED,
                fingerprint,
                first,
                Map.of(),
                context.runId()));
    }

    private Change creation(HubRecord record, Map<String, String> values, String fingerprint) {
        Map<String, FieldChange> fields = new TreeMap<>();
        values.forEach((field, value) -> fields.put(
                field, new FieldChange("", value, Reason.CREATED, Base.unknown(), base(record, field, value))));
        return new Change(
                context.newId(),
                context.runId(),
                Side.REMOTE,
                Action.CREATE,
                bound.object(),
                bound.remoteObject(),
                Optional.of(record.id()),
                Optional.empty(),
                fields,
                Map.of(),
                "",
                new Change.Expected(record.version(), "", "", fingerprint),
                ChangeState.PLANNED,
                "",
                Optional.empty());
    }

    /** A default is no data: where the hub holds nothing, both sides agree on nothing. */
    private static Base base(HubRecord record, String field, String value) {
        return Base.of(record.value(field).isEmpty() ? "" : value);
    }

    private Map<String, Hold> holds(Transaction transaction, List<UUID> ids) {
        return context.hasHolds() && !ids.isEmpty()
                ? transaction
                        .holds()
                        .byKeys(
                                context.connectionId(),
                                ids.stream().map(this::key).collect(Collectors.toList()))
                : Map.of();
    }

    private String key(UUID hubId) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.of(hubId), Optional.empty());
    }
}
