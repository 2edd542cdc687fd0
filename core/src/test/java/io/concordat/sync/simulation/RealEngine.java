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

/** The hub's own engine, with a timer that goes on with a run that did not end and otherwise starts one. */
final class RealEngine implements EngineUnderTest {

    private static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public void tick(String holder, Store store, Session session, World world, Scenario scenario) {
        Optional<Grant> grant = store.acquire(CONNECTION, holder);
        if (grant.isEmpty()) {
            return;
        }
        try {
            execute(store, session, grant.get(), world, scenario);
            store.release(grant.get());
        } catch (LeaseLostException lost) {
            world.note(holder + " lost the lease");
        }
    }

    private static void execute(Store store, Session session, Grant grant, World world, Scenario scenario) {
        Run run = world.store()
                .unfinished(CONNECTION)
                .orElseGet(() -> started(world, world.ids().next()));
        if (run.resumeAt().filter(world.clock().instant()::isBefore).isPresent()) {
            return;
        }
        BoundObject bound = new BoundObject(
                scenario.binding(),
                1,
                StandardAttributes.of(HubObject.PROFILES),
                session.fields(SimulatedRemote.OBJECT));
        Job job = new Job(run.id(), CONNECTION, true, SimulatedSession.capabilities(scenario), session, List.of(bound));
        new Engine(store, world.ids(), world.clock(), attempt -> world.takeTime(PAUSE))
                .execute(job, grant, UndoScope.EVERYTHING);
    }

    private static Run started(World world, UUID id) {
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
