package io.concordat.sync.simulation;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.MemoryStore;
import io.concordat.sync.store.Step;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One process of the hub, on a node of its own: whatever it does goes through here, so that it can be watched,
 * disturbed and killed.
 */
final class Node implements Store, Line {

    private final String holder;
    private final World world;
    private final MemoryStore store;
    private final Checks checks;
    private Optional<Grant> granted = Optional.empty();
    private boolean dead;

    Node(String holder, World world, MemoryStore store, Checks checks) {
        this.checks = checks;
        this.holder = holder;
        this.world = world;
        this.store = store;
    }

    String holder() {
        return holder;
    }

    @Override
    public <T> T look(UUID connectionId, Function<Transaction, T> work) {
        return store.look(connectionId, work);
    }

    @Override
    public <T> T call(Grant grant, Function<Transaction, T> work) {
        step("begin", true);
        store.atEachStep(this::during);
        T result;
        try {
            result = store.call(grant, work);
        } finally {
            store.atEachStep(any -> {});
        }
        granted.ifPresent(checks::fenced);
        step("committed", true);
        return result;
    }

    @Override
    public Optional<Grant> acquire(UUID connectionId, String asked) {
        step("acquire", false);
        granted = store.acquire(connectionId, asked);
        return granted;
    }

    @Override
    public void renew(Grant grant) {
        step("renew", true);
        store.renew(grant);
    }

    @Override
    public void release(Grant grant) {
        step("release", false);
        store.release(grant);
    }

    @Override
    public void call(String what) {
        step(what, true);
        world.takeTime(Duration.ofMillis(random(2000)));
        if (world.isUnlucky()) {
            throw random(4) == 0
                    ? ConnectorException.throttled("too many calls", Duration.ofMinutes(10))
                    : new ConnectorException(Failure.UNREACHABLE, "nobody answers");
        }
    }

    @Override
    public void answered(String what) {
        step(what, true);
    }

    @Override
    public boolean isCut() {
        return world.isUnlucky();
    }

    @Override
    public boolean isStuck() {
        return world.isUnlucky();
    }

    @Override
    public boolean isBusy() {
        return world.isUnlucky();
    }

    @Override
    public int random(int bound) {
        return world.random().nextInt(bound);
    }

    @Override
    public Duration delay(Duration longest) {
        return Duration.ofMillis(world.random().nextLong(longest.toMillis()));
    }

    private void during(Step moment) {
        switch (moment) {
            case BEFORE_HUB_WRITE, BEFORE_COMMIT -> step(moment.name(), false);
            case BEGIN, COMMITTED -> {}
        }
    }

    /**
     * The process is about to do something.
     *
     * @param alone whether it holds no lock of the storage, so that another process may come in between
     */
    private void step(String what, boolean alone) {
        if (!dead && world.dies()) {
            dead = true;
            world.note(holder + " dies before " + what);
        }
        if (dead) {
            throw new Killed(what);
        }
        world.note(holder + " " + what);
        world.interfere(alone);
    }
}
