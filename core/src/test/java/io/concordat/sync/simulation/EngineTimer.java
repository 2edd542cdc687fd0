package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.Session;
import io.concordat.run.Progress;
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
        Run run = world.store()
                .unfinished(CONNECTION)
                .orElseGet(() -> started(world.ids().next()));
        if (run.resumeAt().filter(world.clock().instant()::isBefore).isPresent()) {
            return;
        }
        Job job = new Job(run.id(), CONNECTION, true, SimulatedSession.capabilities(scenario), session, List.of(bound));
        new Engine(store, world.ids(), world.clock(), attempt -> world.takeTime(PAUSE))
                .execute(job, grant, UndoScope.EVERYTHING);
    }

    private Run started(UUID id) {
        Run run = new Run(
                id,
                CONNECTION,
                RunKind.SYNC,
                Trigger.TIMER,
                "",
                false,
                Optional.empty(),
                RunState.RUNNING,
                Progress.NONE,
                world.clock().instant(),
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                "",
                false,
                Run.ApiCalls.NONE);
        world.store().subscribe(CONNECTION, HubObject.PROFILES);
        world.store().start(run);
        return run;
    }
}
