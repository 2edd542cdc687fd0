package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.Capability;
import io.concordat.connector.Session;
import io.concordat.connector.SteppingClock;
import io.concordat.db.Ids;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.Trigger;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.MemoryStore;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A hub in memory with one connection, and the real engine; what is at the other end is the test's own affair. */
public final class HubInMemory {

    public static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    public final SteppingClock clock;
    public final MemoryStore store;
    private final Ids ids;
    private final Map<HubObject, Binding> bindings = new EnumMap<>(HubObject.class);
    private boolean writing = true;
    private long budget;
    private long revision = 1;

    public HubInMemory(SteppingClock clock) {
        this.clock = clock;
        this.store = new MemoryStore(clock);
        this.ids = new Ids(clock, new Random(1));
        for (HubObject object : HubObject.values()) {
            store.subscribe(CONNECTION, object);
        }
    }

    /** Binds an object, or binds it differently. */
    public void bind(Binding binding) {
        bindings.put(binding.hubObject(), binding);
        revision++;
    }

    /** The same binding, some of it different. */
    public void rebind(HubObject object, UnaryOperator<Binding> change) {
        bind(change.apply(Optional.ofNullable(bindings.get(object)).orElseThrow()));
    }

    /** How many calls a run may make; without a limit unless told otherwise. */
    void budget(long calls) {
        budget = calls;
    }

    /** Whether runs may write to the other system; they may unless told otherwise. */
    public void writing(boolean on) {
        writing = on;
    }

    /**
     * A record of the hub.
     *
     * @param known whether it is somebody who is known
     * @param identities ids elsewhere, by namespace
     * @param values of attributes as name, value, name, value
     */
    public UUID record(
            HubObject object, boolean known, Optional<UUID> parent, Map<String, String> identities, String... values) {
        UUID id = ids.next();
        store.create(new HubRecord(
                object, id, Optional.empty(), known, parent, pairs(values), identities, 1, clock.instant()));
        return id;
    }

    public String profileValue(UUID id, String attribute) {
        return store.hubRecord(HubObject.PROFILES, id).orElseThrow().value(attribute);
    }

    public Optional<Link> linkOf(UUID hubId) {
        return store.links().stream().filter(link -> link.hubId().equals(hubId)).findFirst();
    }

    /** Stores a run that is to be executed. */
    public UUID begin(RunKind kind, Optional<UUID> undoes) {
        UUID id = ids.next();
        store.start(Run.begun(id, CONNECTION, kind, Trigger.USER, "test", false, undoes, clock.instant()));
        return id;
    }

    /** The engine, which waits by the test's own means. */
    public Engine engine(Pause pause) {
        return new Engine(store, ids, clock, pause);
    }

    /**
     * What a run has to do, objects in their order, with the abilities that the system declares and the session has.
     */
    public Job job(UUID runId, Session session, Set<Capability> declared) {
        return job(runId, session, declared, Optional.empty());
    }

    /** The same, for one record only. */
    Job job(UUID runId, Session session, Set<Capability> declared, Optional<OneRecord> only) {
        List<BoundObject> objects = bindings.values().stream()
                .filter(Binding::enabled)
                .sorted(Comparator.comparingInt(HubInMemory::order))
                .map(binding -> new BoundObject(
                        binding,
                        revision,
                        StandardAttributes.of(binding.hubObject()),
                        session.fields(binding.remoteObject())))
                .toList();
        Set<Capability> capabilities = new HashSet<>(declared);
        capabilities.removeAll(session.missing());
        return new Job(runId, CONNECTION, writing, capabilities, session, objects, budget, only);
    }

    private static int order(Binding binding) {
        return switch (binding.hubObject()) {
            case ACCOUNTS -> 0;
            case PROFILES -> 1;
            case LEADS -> 2;
        };
    }

    /** Works under the lease of the connection; a process that dies does not give it back. */
    public void inGrant(Consumer<Grant> work) {
        Grant grant = store.acquire(CONNECTION, "test").orElseThrow();
        try {
            work.accept(grant);
        } catch (RuntimeException failed) {
            store.release(grant);
            throw failed;
        }
        store.release(grant);
    }

    /** The journal of a run. */
    public List<Change> changes(Run run) {
        return store.changes().stream()
                .filter(change -> change.runId().equals(run.id()))
                .sorted(Comparator.comparing(Change::id))
                .toList();
    }

    /** Names and values, one after the other. */
    public static Map<String, String> pairs(String... values) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return map;
    }
}
