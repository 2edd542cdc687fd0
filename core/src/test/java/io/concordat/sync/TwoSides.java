package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.SteppingClock;
import io.concordat.db.Ids;
import io.concordat.hub.HubRecord;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.merge.FieldRule;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.MemoryStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A hub and a CRM, both in memory, and the real engine between them; for tests that read like stories. */
final class TwoSides {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    final SteppingClock clock = SteppingClock.at2026();
    final InMemorySystem crm = InMemorySystem.crm(clock);
    final MemoryStore store = new MemoryStore(clock);
    private final Ids ids = new Ids(clock, new Random(1));
    private final Map<String, Binding> bindings = new HashMap<>();
    private boolean writing = true;
    private long revision = 1;
    private Optional<OneRecord> only = Optional.empty();

    TwoSides() {
        bind(SampleBindings.binding(HubObject.PROFILES, "Contact", "firstName", "lastName", "email", "phone", "title"));
        for (HubObject object : HubObject.values()) {
            store.subscribe(CONNECTION, object);
        }
    }

    /** Binds an object, or binds it differently. */
    TwoSides bind(Binding binding) {
        bindings.put(binding.hubObject().path(), binding);
        revision++;
        return this;
    }

    /** The same binding, some of it different. */
    TwoSides rebind(HubObject object, UnaryOperator<Binding> change) {
        Binding old = Optional.ofNullable(bindings.get(object.path())).orElseThrow();
        return bind(change.apply(old));
    }

    /** The rule of one field of the profiles. */
    TwoSides rule(String attribute, FieldRule rule) {
        return rebind(
                HubObject.PROFILES,
                old -> SampleBindings.withMappings(
                        old,
                        old.mappings().stream()
                                .map(mapping -> mapping.hub().equals(attribute)
                                        ? FieldMapping.of(attribute, mapping.remote(), rule)
                                        : mapping)
                                .toList()));
    }

    TwoSides writing(boolean on) {
        writing = on;
        return this;
    }

    /** A profile with attributes given as name, value, name, value. */
    UUID profile(String... values) {
        return record(HubObject.PROFILES, Optional.empty(), Map.of(), values);
    }

    UUID record(HubObject object, Optional<UUID> parent, Map<String, String> identities, String... values) {
        UUID id = ids.next();
        store.create(new HubRecord(
                object, id, Optional.empty(), true, parent, pairs(values), identities, 1, clock.instant()));
        clock.advance(STEP);
        return id;
    }

    String contact(String... values) {
        String id = crm.put("Contact", remotePairs(values));
        clock.advance(STEP);
        return id;
    }

    void editProfile(UUID id, String... values) {
        store.edit(HubObject.PROFILES, id, pairs(values));
        clock.advance(STEP);
    }

    void editContact(String id, String... values) {
        crm.edit("Contact", id, remotePairs(values));
        clock.advance(STEP);
    }

    void removeContact(String id) {
        crm.remove("Contact", id);
        clock.advance(STEP);
    }

    String profileValue(UUID id, String attribute) {
        return store.hubRecord(HubObject.PROFILES, id).orElseThrow().value(attribute);
    }

    String contactValue(String id, String attribute) {
        return crm.find("Contact", id).orElseThrow().values().getOrDefault(SampleBindings.remoteName(attribute), "");
    }

    Run sync() {
        return run(RunKind.SYNC, Optional.empty(), UndoScope.EVERYTHING);
    }

    /** Brings one profile into agreement, and touches no other. */
    Run syncOnly(UUID profile) {
        only = Optional.of(new OneRecord(HubObject.PROFILES, profile));
        try {
            return run(RunKind.STREAM, Optional.empty(), UndoScope.EVERYTHING);
        } finally {
            only = Optional.empty();
        }
    }

    Run plan() {
        return run(RunKind.PLAN, Optional.empty(), UndoScope.EVERYTHING);
    }

    /** Goes on with the run that a dead process left. */
    Run resume() {
        return execute(store.unfinished(CONNECTION).orElseThrow().id(), UndoScope.EVERYTHING);
    }

    /** Whether another server may run the connection now. */
    boolean isFreeForAnotherServer() {
        return store.acquire(CONNECTION, "another").isPresent();
    }

    /** Plans to take a run back, and does it. */
    Run undo(Run run) {
        return apply(run(RunKind.UNDO, Optional.of(run.id()), UndoScope.EVERYTHING));
    }

    Run undo(Run run, UndoScope scope) {
        return apply(run(RunKind.UNDO, Optional.of(run.id()), scope));
    }

    /** Applies a plan, as an admin does after reviewing it. */
    Run apply(Run planned) {
        inGrant(grant -> store.run(
                grant,
                transaction -> transaction
                        .journal()
                        .save(transaction.journal().run(planned.id()).in(RunState.APPLYING))));
        return execute(planned.id(), UndoScope.EVERYTHING);
    }

    Run run(RunKind kind, Optional<UUID> undoes, UndoScope scope) {
        clock.advance(STEP);
        UUID id = ids.next();
        store.start(Run.begun(id, CONNECTION, kind, Trigger.USER, "test", false, undoes, clock.instant()));
        return execute(id, scope);
    }

    private Run execute(UUID runId, UndoScope scope) {
        inGrant(grant -> {
            try (Session session = new InMemoryConnector(crm).open(new Settings(Map.of()))) {
                new Engine(store, ids, clock, attempt -> clock.advance(STEP))
                        .execute(job(runId, session), grant, scope);
            }
        });
        return store.run(runId);
    }

    private Job job(UUID runId, Session session) {
        List<BoundObject> objects = bindings.values().stream()
                .filter(Binding::enabled)
                .sorted(Comparator.comparingInt(TwoSides::order))
                .map(binding -> new BoundObject(
                        binding,
                        revision,
                        StandardAttributes.of(binding.hubObject()),
                        session.fields(binding.remoteObject())))
                .toList();
        return new Job(runId, CONNECTION, writing, crm.capabilities(), session, objects, only);
    }

    private static int order(Binding binding) {
        return switch (binding.hubObject()) {
            case ACCOUNTS -> 0;
            case PROFILES -> 1;
            case LEADS -> 2;
        };
    }

    private void inGrant(Consumer<Grant> work) {
        Grant grant = store.acquire(CONNECTION, "test").orElseThrow();
        work.accept(grant);
        store.release(grant);
    }

    /** The journal of a run. */
    List<Change> changes(Run run) {
        return store.changes().stream()
                .filter(change -> change.runId().equals(run.id()))
                .sorted(Comparator.comparing(Change::id))
                .toList();
    }

    private static Map<String, String> pairs(String... values) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return map;
    }

    private static Map<String, String> remotePairs(String... values) {
        Map<String, String> map = new HashMap<>();
        pairs(values).forEach((name, value) -> map.put(SampleBindings.remoteName(name), value));
        return map;
    }
}
