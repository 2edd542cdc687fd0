package io.concordat.sync.simulation;

import io.concordat.db.Ids;
import io.concordat.hub.HubRecord;
import io.concordat.run.Side;
import io.concordat.sync.store.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything around the engine: time, chance, and what is stored on both sides. */
final class World {

    private static final Duration LEASE = Duration.ofSeconds(90);

    private static final int MOST_SILENT_NODES = 2;

    private final SplittableRandom random;
    private final Scenario scenario;
    private final Set<Integer> deadlySteps;
    private final VirtualClock clock = new VirtualClock();
    private final Ids ids;
    private final Ancestry ancestry = new Ancestry();
    private final MemoryStore store = new MemoryStore(clock);
    private final SimulatedRemote remote;
    private final People people;
    private final List<String> trace = new ArrayList<>();
    private Set<String> written = Set.of();
    private boolean tracing;
    private Runnable takeover = () -> {};
    private boolean calm;
    private long hubChanges;
    private int steps;
    private int depth;
    private long hash;

    World(long seed, Scenario scenario, Set<Integer> deadlySteps, Optional<Flaw> flaw) {
        this.random = new SplittableRandom(seed);
        this.ids = new Ids(clock, new SplittableRandom(~seed));
        this.scenario = scenario;
        this.deadlySteps = Set.copyOf(deadlySteps);
        this.remote = new SimulatedRemote(clock, scenario, ancestry, flaw);
        this.people = new People(this, scenario);
    }

    /** Keeps every step as text. */
    void keepTrace() {
        tracing = true;
    }

    /** What a second node does when it finds that the first one is silent. */
    void onTakeover(Runnable work) {
        takeover = work;
    }

    RandomGenerator random() {
        return random;
    }

    /** Whether nothing goes wrong any more. */
    boolean isCalm() {
        return calm;
    }

    VirtualClock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    MemoryStore store() {
        return store;
    }

    SimulatedRemote remote() {
        return remote;
    }

    Ancestry ancestry() {
        return ancestry;
    }

    People people() {
        return people;
    }

    List<String> trace() {
        return trace;
    }

    long hash() {
        return hash;
    }

    int steps() {
        return steps;
    }

    /** From now on nobody edits, nothing breaks and nobody dies; what was on its way has arrived. */
    void calmDown() {
        calm = true;
        clock.advance(Scenario.LONGEST_DELAY);
        remote.settle();
    }

    void note(String what) {
        hash = (hash ^ what.hashCode() ^ clock.millis()) * 0x100000001b3L + (hash >>> 29);
        if (tracing) {
            writeDown(what);
        }
    }

    /** The step, and what became of the journal and the pairs since the last one. */
    private void writeDown(String what) {
        List<String> now = new ArrayList<>();
        store.changes()
                .forEach(change -> now.add("    " + change.id() + " " + change + " "
                        + change.fields().entrySet().stream()
                                .map(field ->
                                        field.getKey() + ": " + field.getValue().from() + " -> "
                                                + field.getValue().to() + " "
                                                + field.getValue().reason())
                                .toList()
                        + " " + change.token()));
        store.links().forEach(link -> now.add("    pair " + link.remoteId() + " " + link.base()));
        store.holds()
                .forEach(hold -> now.add("    hold " + hold.key() + " " + hold.reason() + hold.resolution()
                        + (hold.isOpen() ? " open" : "")));
        remote.rowsAsTheyAre().forEach(row -> now.add("    row " + row));
        now.stream().filter(line -> !written.contains(line)).forEach(trace::add);
        written.stream()
                .filter(line -> line.startsWith("    hold") && !now.contains(line))
                .forEach(line -> trace.add(line.replaceFirst("hold", "ended hold")));
        written = Set.copyOf(now);
        trace.add(steps + " " + clock.instant() + " " + what);
    }

    /** Whether the process dies at this step, the next one of the schedule. */
    boolean dies() {
        steps++;
        return deadlySteps.contains(steps) || happens(scenario.killChance());
    }

    boolean isUnlucky() {
        return happens(scenario.faultChance());
    }

    void takeTime(Duration time) {
        clock.advance(time);
    }

    /** Others do something, or not. */
    void interfere(boolean alone) {
        noteWhatTheHubHolds();
        remote.settle();
        if (happens(scenario.editChance())) {
            people.doSomething(alone);
        }
        if (scenario.ways().cancels() && happens(60)) {
            store.unfinishedRuns().forEach(run -> {
                note("asked to stop " + run.id());
                store.cancel(run.id());
            });
        }
        if (happens(40)) {
            clock.advance(Duration.ofSeconds(random.nextInt(120)));
        }
        if (alone && depth < MOST_SILENT_NODES && happens(scenario.takeoverChance())) {
            clock.advance(LEASE.plusSeconds(1 + random.nextInt(300)));
            depth++;
            takeover.run();
            depth--;
        }
    }

    /** Remembers every value that the hub ever held. */
    void noteWhatTheHubHolds() {
        if (store.hubChanges() == hubChanges) {
            return;
        }
        hubChanges = store.hubChanges();
        for (HubRecord record : store.hubRecords()) {
            record.attributes().values().forEach(value -> ancestry.held(Side.HUB, value));
        }
    }

    /** Whether something that happens once in so many times happens now. */
    boolean happens(int oneIn) {
        return !calm && oneIn > 0 && random.nextInt(oneIn) == 0;
    }
}
