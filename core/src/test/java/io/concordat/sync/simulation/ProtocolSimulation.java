package io.concordat.sync.simulation;

import io.concordat.connector.Session;
import io.concordat.sync.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One schedule, made from a seed: a few runs under fire, then peace, a few runs to come to rest, and the checks. The
 * same seed makes the same schedule, step by step.
 */
final class ProtocolSimulation {

    private static final Duration LONG_ENOUGH = Duration.ofHours(1);
    private static final int RUNS_TO_REST = 3;
    private static final int MOST_TICKS = 12;

    private final long seed;
    private final Scenario scenario;
    private final Optional<Flaw> flaw;
    private final World world;
    private final EngineTimer timer;
    private final Checks checks;
    private int nodes;

    /**
     * What came of a schedule.
     *
     * @param seed it was made from
     * @param violations of the properties; empty if all is well
     * @param hash of all steps
     * @param steps how many the processes took
     * @param trace the steps, if they were asked for
     */
    record Report(long seed, List<String> violations, long hash, int steps, List<String> trace) {}

    ProtocolSimulation(long seed) {
        this(seed, Scenario.of(new SplittableRandom(seed)), Set.of(), Optional.empty());
    }

    ProtocolSimulation(long seed, Scenario scenario, Set<Integer> deadlySteps, Optional<Flaw> flaw) {
        this.seed = seed;
        this.scenario = scenario;
        this.flaw = flaw;
        this.world = new World(seed ^ 0x5DEECE66DL, scenario, deadlySteps, flaw);
        this.timer = new EngineTimer(world, scenario);
        this.checks = new Checks(world, scenario);
    }

    /** The same schedule with all its steps written down. */
    ProtocolSimulation traced() {
        world.keepTrace();
        return this;
    }

    Report run() {
        try {
            underFire();
            inPeace();
        } catch (RuntimeException | StackOverflowError failure) {
            world.note(failure.toString());
            checks.violated("the engine failed", failure + " at " + List.of(failure.getStackTrace()));
        }
        return new Report(seed, checks.violations(), world.hash(), world.steps(), world.trace());
    }

    private void underFire() {
        world.onTakeover(() -> tick());
        for (int i = 0; i < 3; i++) {
            world.people().addSomebody();
        }
        for (int i = 0; i < scenario.runs(); i++) {
            tick();
            for (int edits = world.random().nextInt(4); edits > 0; edits--) {
                world.takeTime(Duration.ofSeconds(world.random().nextInt(30)));
                world.people().doSomething(true);
            }
            world.takeTime(gap());
        }
    }

    private void inPeace() {
        world.calmDown();
        comeToRest();
        checks.theOthersAreThrough();
        if (world.people().mendRefusedValues()) {
            comeToRest();
        }
        checks.everything();
    }

    /** After a few runs there is one that finds nothing to do; one that died, or was left over, does not count. */
    private void comeToRest() {
        int runs = 0;
        for (int ticks = 0; runs <= RUNS_TO_REST && ticks < MOST_TICKS; ticks++) {
            String before = checks.state();
            boolean fresh = timer.startsFresh();
            world.takeTime(LONG_ENOUGH);
            boolean whole = tick() && fresh;
            runs += whole ? 1 : 0;
            if (whole && checks.state().equals(before)) {
                return;
            }
        }
        checks.violated("P4 empty second run", "still at work after " + RUNS_TO_REST + " runs: " + checks.state());
    }

    private Duration gap() {
        return switch (world.random().nextInt(4)) {
            case 0 -> Duration.ofSeconds(1);
            case 1 -> Duration.ofSeconds(world.random().nextInt(300));
            case 2 -> Duration.ofMinutes(world.random().nextInt(60));
            default -> Duration.ofHours(world.random().nextInt(24));
        };
    }

    /** A process starts, works and ends, one way or the other; answers whether it lived to see the end. */
    private boolean tick() {
        Node node = new Node("node" + ++nodes, world, world.store(), checks);
        try {
            Store store = flaw.<Store>map(broken -> new BrokenStore(node, broken, world))
                    .orElse(node);
            Session session = new SimulatedSession(world.remote(), scenario, node, flaw);
            timer.tick(
                    node.holder(),
                    store,
                    flaw.map(broken -> BrokenSession.of(session, broken, world.store()))
                            .orElse(session));
            return true;
        } catch (Killed death) {
            world.note(node.holder() + " is dead");
            return false;
        }
    }
}
