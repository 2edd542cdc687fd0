package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connector.ApiUsage;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordWriter;
import io.concordat.db.Ids;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.Transaction;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A run under way: its job, its grant, what it has counted, and the way to its storage. Used by one thread.
 *
 * <p>Every transaction stores the progress and notices a cancellation.
 */
final class RunContext {

    private final Job job;
    private final Store store;
    private final Grant grant;
    private final Ids ids;
    private final Clock clock;
    private final Tally tally;
    private final boolean comparingIsCostly;
    private final long callsBefore;
    private Plan plan = new Plan();
    private final Seen seen = new Seen();
    private final Rivals rivals = new Rivals();
    private Optional<Freshness> freshness = Optional.empty();
    private Run run;
    private final Set<UUID> ambiguous = new HashSet<>();
    private boolean dirty;
    private boolean holds;

    RunContext(Job job, Store store, Grant grant, Ids ids, Clock clock, Run run) {
        this.job = job;
        this.store = store;
        this.grant = grant;
        this.ids = ids;
        this.clock = clock;
        this.run = run;
        this.tally = new Tally(run.progress());
        this.comparingIsCostly =
                job.session().writer().filter(RecordWriter::isComparingCostly).isPresent();
        this.callsBefore = run.apiCalls().used();
    }

    Job job() {
        return job;
    }

    UUID runId() {
        return job.runId();
    }

    UUID connectionId() {
        return job.connectionId();
    }

    Tally tally() {
        return tally;
    }

    /**
     * The connection that need not look at what this run writes to the hub: its own, which has decided it. What an undo
     * writes is news to its own connection too.
     */
    UUID quietFor() {
        return run.kind() == RunKind.UNDO ? runId() : connectionId();
    }

    /** The binding that a change belongs to. */
    BoundObject bound(Change change) {
        return job.objects().stream()
                .filter(bound -> bound.object() == change.hubObject()
                        && bound.remoteObject().equals(change.remoteObject()))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Failure.MISCONFIGURED,
                        change.hubObject().path() + "/" + change.remoteObject() + " is not bound any more"));
    }

    /** Whether a change is sent only if the remote record is as it was. */
    boolean isGuarded(Change change) {
        return run.kind() == RunKind.UNDO || !comparingIsCostly || bound(change).isGuarded(change);
    }

    /** What the plan of this run adds up to. */
    Plan plan() {
        return plan;
    }

    /** The plan so far is taken as decided; what is added from here on is summed up anew. */
    void beginPlan() {
        plan = new Plan();
        seen.clear();
        rivals.clear();
        freshness = Optional.empty();
    }

    /**
     * What is too fresh to be written by this plan: it goes by the time before the first record of the plan is read.
     */
    Freshness freshness() {
        Freshness known = freshness.orElseGet(() -> new Freshness(this));
        freshness = Optional.of(known);
        return known;
    }

    /** The remote records that this plan has dealt with. */
    Seen seen() {
        return seen;
    }

    /** Who claims what among the new pairs of this plan. */
    Rivals rivals() {
        return rivals;
    }

    /** Which of these hub records a remote record claims, whatever the binding. */
    Set<UUID> claimed(Transaction transaction, HubObject object, Collection<UUID> hubIds) {
        Set<UUID> claimed = new HashSet<>(transaction.stage().claimed(runId(), object, hubIds));
        hubIds.stream().filter(id -> rivals.isClaimedOnce(object, id)).forEach(claimed::add);
        return claimed;
    }

    /** Whether any hub record is marked dirty for this run. */
    boolean hasDirty() {
        return dirty;
    }

    void noteDirty(boolean any) {
        dirty = any;
    }

    /** Whether any record is held. */
    boolean hasHolds() {
        return holds;
    }

    void noteHolds() {
        holds = true;
    }

    /** Hub records that are one of several answers to a match; nothing is created for them. */
    void noteAmbiguous(Collection<UUID> hubIds) {
        ambiguous.addAll(hubIds);
    }

    boolean isAmbiguous(UUID hubId) {
        return ambiguous.contains(hubId);
    }

    Reconciler reconciler() {
        return new Reconciler(new Origin(runId(), connectionId(), ids::next));
    }

    Clock clock() {
        return clock;
    }

    Run run() {
        return run;
    }

    UUID newId() {
        return ids.next();
    }

    /** The name of a new operation. */
    String newToken() {
        return Tokens.of(ids.next());
    }

    /** Keeps the lease over a long remote call. */
    void renew() {
        store.renew(grant);
    }

    /**
     * Works in one transaction, and stores the progress with it.
     *
     * @throws CancelledException if somebody asked the run to stop; nothing was committed
     */
    <T> T call(Function<Transaction, T> work) {
        return store.call(grant, transaction -> {
            if (transaction.journal().run(runId()).cancelled()) {
                throw new CancelledException();
            }
            T result = work.apply(transaction);
            storeProgress(transaction);
            return result;
        });
    }

    /** Works in one transaction without an answer, as {@link #call}. */
    void run(Consumer<Transaction> work) {
        call(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** Works in one transaction even if the run was cancelled: what was sent has to be recorded. */
    <T> T record(Function<Transaction, T> work) {
        return store.call(grant, transaction -> {
            T result = work.apply(transaction);
            storeProgress(transaction);
            return result;
        });
    }

    /** What the run has cost, what it did before a pause or the death of a server included. */
    ApiUsage usage() {
        ApiUsage now = job.session().usage();
        return new ApiUsage(callsBefore + now.used(), now.remaining(), now.cap());
    }

    private void storeProgress(Transaction transaction) {
        run = run.at(tally.progress(), usage());
        transaction.journal().save(run);
    }

    /** Stores a new state of the run itself. */
    void save(Run next) {
        run = next.at(tally.progress(), usage());
        Run stored = run;
        store.run(grant, transaction -> transaction.journal().save(stored));
    }
}
