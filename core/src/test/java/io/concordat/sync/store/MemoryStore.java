package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.review.Review;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The engine's storage in memory, for tests and for the simulator. Transactions are atomic: what was done in one that
 * fails is taken back. Between transactions, and within one before it changes hub records, {@link #atEachStep} may do
 * what others would do at that moment, or throw an {@link Error} to let the process die there.
 *
 * <p>Used by one thread.
 */
public final class MemoryStore implements Store {

    private final Undo undo = new Undo();
    private final MemoryDirty dirty = new MemoryDirty(undo);
    private final MemoryHub hub;
    private final MemoryLinks links = new MemoryLinks(undo);
    private final MemoryJournal journal = new MemoryJournal(undo);
    private final MemoryStage stage = new MemoryStage(undo);
    private final MemoryHolds holds = new MemoryHolds(undo);
    private final MemoryCursors cursors = new MemoryCursors(undo);
    private final MemoryReviews reviews = new MemoryReviews(undo);
    private final Transaction tables = new Tables();
    private final MemoryLeases leases;
    private Consumer<Step> hook = step -> {};
    private boolean wroteHub;

    public MemoryStore(Clock clock) {
        this.leases = new MemoryLeases(clock);
        this.hub = new MemoryHub(undo, dirty, clock, this::beforeHubWrite);
    }

    /** Calls this at every step of every transaction from now on. */
    public void atEachStep(Consumer<Step> next) {
        hook = next;
    }

    @Override
    public <T> T call(Grant grant, Function<Transaction, T> work) {
        hook.accept(Step.BEGIN);
        T result;
        wroteHub = false;
        try {
            renew(grant);
            result = work.apply(tables);
            hook.accept(Step.BEFORE_COMMIT);
        } catch (RuntimeException | Error failure) {
            undo.rollBack();
            throw failure;
        }
        undo.commit();
        hook.accept(Step.COMMITTED);
        return result;
    }

    @Override
    public <T> T look(UUID connectionId, Function<Transaction, T> work) {
        T seen = work.apply(tables);
        undo.rollBack();
        return seen;
    }

    @Override
    public Optional<Grant> acquire(UUID connectionId, String holder) {
        return leases.acquire(connectionId, holder);
    }

    @Override
    public void renew(Grant grant) {
        leases.renew(grant);
    }

    @Override
    public void release(Grant grant) {
        leases.release(grant);
    }

    /** Whether this is still the newest grant of its connection. */
    public boolean isCurrent(Grant grant) {
        return leases.isCurrent(grant);
    }

    /** The newest grant of the connection that a grant is for. */
    public Grant newest(Grant grant) {
        return leases.newest(grant);
    }

    /** Lets a connection know of changes to hub records. */
    public void subscribe(UUID connectionId, HubObject object) {
        committed(() -> hub.subscribe(connectionId, object));
    }

    /** What somebody who writes to the journal outside a run has stored. */
    public void start(Run run) {
        committed(() -> journal.start(run));
    }

    /** Asks a run to stop. */
    public void cancel(UUID runId) {
        committed(() -> journal.start(MemoryJournal.cancelled(journal.run(runId))));
    }

    /** A person creates a record, or an import does. */
    public void create(HubRecord record) {
        committed(() -> hub.store(record, Optional.empty()));
    }

    /** A person changes attributes of a record, "" to clear; nothing happens if it is gone. */
    public void edit(HubObject object, UUID id, Map<String, String> values) {
        committed(() -> hub.find(object, id).ifPresent(record -> hub.edit(record, values, Optional.empty())));
    }

    /** A person deletes a record. */
    public void delete(HubObject object, UUID id) {
        committed(() -> hub.remove(object, id, Optional.empty()));
    }

    /** A person is erased; the key must not come back. */
    public void erase(HubObject object, String key) {
        committed(() -> hub.erase(object, key));
    }

    /** A person takes a pair apart. */
    public void part(UUID linkId) {
        committed(() -> {
            Link parted = links.part(linkId);
            dirty.mark(parted.connectionId(), parted.hubObject(), parted.hubId());
        });
    }

    /** A person makes a pair. */
    public void join(Link link) {
        committed(() -> {
            links.join(link);
            dirty.mark(link.connectionId(), link.hubObject(), link.hubId());
        });
    }

    /** A hold is changed from outside a run, as a decision of a person is. */
    public void put(Hold hold) {
        committed(() -> holds.put(List.of(hold)));
    }

    public Optional<HubRecord> hubRecord(HubObject object, UUID id) {
        return hub.find(object, id);
    }

    public Collection<HubRecord> hubRecords() {
        return List.copyOf(hub.all());
    }

    /** Counts up with every change of a hub record. */
    public long hubChanges() {
        return hub.changes();
    }

    public Collection<Link> links() {
        return List.copyOf(links.all());
    }

    public Run run(UUID runId) {
        return journal.run(runId);
    }

    /** The newest run of a connection that has not come to an end. */
    public Optional<Run> unfinished(UUID connectionId) {
        return journal.runs().stream()
                .filter(run ->
                        run.connectionId().equals(connectionId) && !run.state().isFinal())
                .reduce((older, newer) -> newer);
    }

    /** Runs that have not come to an end. */
    public List<Run> unfinishedRuns() {
        return journal.runs().stream().filter(run -> !run.state().isFinal()).toList();
    }

    /** The newest run of a connection that ended as runs should. */
    public Optional<Run> lastEnded(UUID connectionId) {
        return journal.runs().stream()
                .filter(run -> run.connectionId().equals(connectionId))
                .filter(run -> run.state() == RunState.SUCCEEDED || run.state() == RunState.PARTIAL)
                .reduce((older, newer) -> newer);
    }

    /** Whether a run is past its plan. */
    public boolean isApplying() {
        return journal.runs().stream().anyMatch(run -> run.state() == RunState.APPLYING);
    }

    public Collection<Change> changes() {
        return List.copyOf(journal.changes());
    }

    public Collection<Journal.Abandoned> abandoned() {
        return List.copyOf(journal.abandoned());
    }

    public Collection<Hold> holds() {
        return List.copyOf(holds.all());
    }

    public Collection<Review> reviews() {
        return List.copyOf(reviews.all());
    }

    /** How many marks no run has taken away yet. */
    public long dirtyMarks() {
        return dirty.count();
    }

    /** Somebody else's transaction, which may happen in the midst of a run's and is never taken back with it. */
    private void committed(Runnable work) {
        undo.suspended(work);
    }

    /** Once a transaction has written hub records it holds locks on them, and others wait for its end. */
    private void beforeHubWrite() {
        if (!wroteHub) {
            hook.accept(Step.BEFORE_HUB_WRITE);
            wroteHub = true;
        }
    }

    private final class Tables implements Transaction {

        @Override
        public HubTable hub() {
            return hub;
        }

        @Override
        public DirtyTable dirty() {
            return dirty;
        }

        @Override
        public LinkTable links() {
            return links;
        }

        @Override
        public Journal journal() {
            return journal;
        }

        @Override
        public StageTable stage() {
            return stage;
        }

        @Override
        public HoldTable holds() {
            return holds;
        }

        @Override
        public CursorTable cursors() {
            return cursors;
        }

        @Override
        public ReviewTable reviews() {
            return reviews;
        }
    }
}
