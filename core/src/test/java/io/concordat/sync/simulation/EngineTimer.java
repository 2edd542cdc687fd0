package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.Session;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import io.concordat.sync.BoundObject;
import io.concordat.sync.Engine;
import io.concordat.sync.Job;
import io.concordat.sync.UndoScope;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.LeaseLostException;
import io.concordat.sync.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a node does when its timer fires: it goes on with a run that did not end, and otherwise starts one. */
final class EngineTimer {

    private static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final World world;
    private final Scenario scenario;
    private final BoundObject bound;

    EngineTimer(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
        this.bound = new BoundObject(
                scenario.binding(), 1, StandardAttributes.of(HubObject.PROFILES), SimulatedSession.contactFields());
    }

    /** Whether no run is left to go on with. */
    boolean startsFresh() {
        return world.store().unfinished(CONNECTION).isEmpty();
    }

    /** The timer fires on a node. */
    void tick(String holder, Store store, Session session) {
        Optional<Grant> grant = store.acquire(CONNECTION, holder);
        if (grant.isEmpty()) {
            return;
        }
        try {
            execute(store, session, grant.get());
            store.release(grant.get());
        } catch (LeaseLostException lost) {
            world.note(holder + " lost the lease");
        }
    }

    private void execute(Store store, Session session, Grant grant) {
        Run run = world.store().unfinished(CONNECTION).orElseGet(this::started);
        if (run.state() == RunState.PLANNED) {
            run = reviewed(store, grant, run);
        }
        if (run.resumeAt().filter(world.clock().instant()::isBefore).isPresent()) {
            return;
        }
        Job job = new Job(run.id(), CONNECTION, true, SimulatedSession.capabilities(scenario), session, List.of(bound));
        new Engine(store, world.ids(), world.clock(), attempt -> world.takeTime(PAUSE))
                .execute(job, grant, UndoScope.EVERYTHING);
    }

    /** Somebody looks at a plan: mostly it is applied, sometimes another run takes its place. */
    private Run reviewed(Store store, Grant grant, Run plan) {
        boolean overtaken = world.happens(4);
        Run next = overtaken
                ? plan.ended(RunState.CANCELLED, world.clock().instant(), "overtaken")
                : plan.in(RunState.APPLYING);
        store.run(grant, transaction -> transaction.journal().save(next));
        return overtaken ? started() : next;
    }

    private RunKind kind(Optional<Run> last) {
        if (scenario.ways().undoes() && last.isPresent() && world.happens(4)) {
            return RunKind.UNDO;
        }
        return scenario.ways().plans() && world.happens(3) ? RunKind.PLAN : RunKind.SYNC;
    }

    private Run started() {
        Optional<Run> last = world.store().lastEnded(CONNECTION);
        RunKind kind = kind(last);
        Run run = Run.begun(
                world.ids().next(),
                CONNECTION,
                kind,
                Trigger.TIMER,
                "",
                false,
                last.filter(any -> kind == RunKind.UNDO).map(Run::id),
                world.clock().instant());
        world.store().subscribe(CONNECTION, HubObject.PROFILES);
        world.store().start(run);
        return run;
    }
}
