package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journal in memory. */
final class MemoryJournal implements Journal {

    private static final Set<ChangeState> OPEN = Set.of(ChangeState.SENT, ChangeState.UNKNOWN);

    private final Rows<UUID, Run> runs;
    private final Rows<UUID, Change> changes;
    private final Rows<UUID, UUID> made;
    private final Rows<String, Abandoned> abandoned;

    MemoryJournal(Undo undo) {
        runs = new Rows<>(undo);
        changes = new Rows<>(undo);
        made = new Rows<>(undo);
        abandoned = new Rows<>(undo);
    }

    void start(Run run) {
        runs.put(run.id(), run);
    }

    Collection<Run> runs() {
        return runs.all();
    }

    Collection<Change> changes() {
        return changes.all().stream().map(this::now).toList();
    }

    Collection<Abandoned> abandoned() {
        return abandoned.all();
    }

    @Override
    public Run run(UUID runId) {
        return runs.find(runId).orElseThrow(() -> new IllegalStateException("there is no run " + runId));
    }

    @Override
    public void save(Run run) {
        runs.put(run.id(), run(run.id()).cancelled() ? cancelled(run) : run);
    }

    @Override
    public void answered(UUID runId) {
        if (changes.all().stream().anyMatch(change -> isOf(change, runId, Set.of(ChangeState.SENT)))) {
            throw new IllegalStateException("an operation of run " + runId + " has no answer");
        }
    }

    @Override
    public List<UUID> runsWithOpenOperations(UUID connectionId) {
        return runs.all().stream()
                .filter(run -> run.connectionId().equals(connectionId))
                .map(Run::id)
                .filter(this::hasOpenOperations)
                .toList();
    }

    @Override
    public void append(List<Change> added) {
        for (Change change : added) {
            if (changes.has(change.id())) {
                throw new IllegalStateException("the journal has this change already: " + change);
            }
            changes.put(change.id(), change);
        }
    }

    @Override
    public List<Change> page(
            UUID runId, Optional<Side> side, Set<ChangeState> states, Optional<UUID> after, int limit) {
        return now(changes.page(
                after,
                change -> isOf(change, runId, states)
                        && side.map(change.side()::equals).orElse(true),
                limit));
    }

    @Override
    public List<Change> pageBackwards(UUID runId, Set<ChangeState> states, Optional<UUID> before, int limit) {
        return now(changes.pageBackwards(before, change -> isOf(change, runId, states), limit));
    }

    @Override
    public void update(Collection<Change> updated) {
        for (Change change : updated) {
            changes.find(change.id()).ifPresent(old -> changes.put(change.id(), outcome(old, change)));
        }
    }

    @Override
    public void madeInHub(UUID runId, UUID until) {
        made.put(runId, until);
    }

    @Override
    public List<Change> takeBack(UUID runId, HubObject object, String remoteObject, Collection<UUID> hubIds) {
        List<Change> planned = changes.all().stream()
                .filter(change -> isOf(change, runId, Set.of(ChangeState.PLANNED)))
                .filter(change -> change.hubObject() == object
                        && change.remoteObject().equals(remoteObject)
                        && change.hubId().filter(hubIds::contains).isPresent())
                .toList();
        changes.removeIf(planned::contains);
        return planned;
    }

    @Override
    public void discardPlan(UUID runId) {
        changes.removeIf(change -> isOf(change, runId, Set.of(ChangeState.PLANNED)));
    }

    @Override
    public void abandon(Collection<Abandoned> operations) {
        operations.forEach(operation -> abandoned.put(operation.token(), operation));
    }

    @Override
    public Map<String, Abandoned> abandoned(UUID connectionId, Collection<String> tokens) {
        Map<String, Abandoned> found = new HashMap<>();
        for (String token : tokens) {
            abandoned
                    .find(token)
                    .filter(operation -> operation.connectionId().equals(connectionId))
                    .ifPresent(operation -> found.put(token, operation));
        }
        return found;
    }

    @Override
    public void forget(Collection<String> tokens) {
        tokens.forEach(abandoned::remove);
    }

    private boolean hasOpenOperations(UUID runId) {
        return changes.all().stream().anyMatch(change -> isOf(change, runId, OPEN));
    }

    private boolean isOf(Change change, UUID runId, Set<ChangeState> states) {
        return change.runId().equals(runId) && states.contains(now(change).state());
    }

    private List<Change> now(List<Change> stored) {
        return stored.stream().map(this::now).toList();
    }

    /** A planned change of the hub's side that its run has come past is made. */
    private Change now(Change change) {
        boolean passed = change.side() == Side.HUB
                && change.state() == ChangeState.PLANNED
                && made.find(change.runId())
                        .filter(until -> change.id().compareTo(until) <= 0)
                        .isPresent();
        return passed ? change.in(ChangeState.APPLIED, change.error()) : change;
    }

    /** What was decided stays; only what became of it is stored. */
    private static Change outcome(Change decided, Change now) {
        return new Change(
                decided.id(),
                decided.runId(),
                decided.side(),
                decided.action(),
                decided.hubObject(),
                decided.remoteObject(),
                now.hubId(),
                now.remoteId(),
                decided.fields(),
                decided.base(),
                decided.evidence(),
                decided.expected(),
                now.state(),
                now.token(),
                now.error());
    }

    static Run cancelled(Run run) {
        return new Run(
                run.id(),
                run.connectionId(),
                run.kind(),
                run.trigger(),
                run.startedBy(),
                run.full(),
                run.undoes(),
                run.state(),
                run.progress(),
                run.startedAt(),
                run.endedAt(),
                run.waiting(),
                run.digest(),
                run.guards(),
                run.resumeAt(),
                run.error(),
                true,
                run.apiCalls());
    }
}
