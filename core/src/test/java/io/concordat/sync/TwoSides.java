package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.SteppingClock;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.merge.FieldRule;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.store.MemoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A hub and a CRM, both in memory, and the real engine between them; for tests that read like stories. */
final class TwoSides {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final UUID CONNECTION = HubInMemory.CONNECTION;

    final SteppingClock clock = SteppingClock.at2026();
    final InMemorySystem crm = InMemorySystem.crm(clock);
    private final HubInMemory hub = new HubInMemory(clock);
    final MemoryStore store = hub.store;
    private Optional<OneRecord> only = Optional.empty();

    TwoSides() {
        bind(SampleBindings.binding(HubObject.PROFILES, "Contact", "firstName", "lastName", "email", "phone", "title"));
    }

    /** Binds an object, or binds it differently. */
    TwoSides bind(Binding binding) {
        hub.bind(binding);
        return this;
    }

    /** The same binding, some of it different. */
    TwoSides rebind(HubObject object, UnaryOperator<Binding> change) {
        hub.rebind(object, change);
        return this;
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

    /** How many calls a run may make. */
    TwoSides budget(long calls) {
        hub.budget(calls);
        return this;
    }

    TwoSides writing(boolean on) {
        hub.writing(on);
        return this;
    }

    /** A profile with attributes given as name, value, name, value. */
    UUID profile(String... values) {
        return record(HubObject.PROFILES, Optional.empty(), Map.of(), values);
    }

    UUID record(HubObject object, Optional<UUID> parent, Map<String, String> identities, String... values) {
        UUID id = hub.record(object, true, parent, identities, values);
        clock.advance(STEP);
        return id;
    }

    String contact(String... values) {
        String id = crm.put("Contact", remotePairs(values));
        clock.advance(STEP);
        return id;
    }

    void editProfile(UUID id, String... values) {
        store.edit(HubObject.PROFILES, id, HubInMemory.pairs(values));
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
        return hub.profileValue(id, attribute);
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
        hub.inGrant(grant -> store.run(
                grant,
                transaction -> transaction
                        .journal()
                        .save(transaction.journal().run(planned.id()).in(RunState.APPLYING))));
        return execute(planned.id(), UndoScope.EVERYTHING);
    }

    Run run(RunKind kind, Optional<UUID> undoes, UndoScope scope) {
        clock.advance(STEP);
        return execute(hub.begin(kind, undoes), scope);
    }

    private Run execute(UUID runId, UndoScope scope) {
        hub.inGrant(grant -> {
            try (Session session = new InMemoryConnector(crm).open(new Settings(Map.of()))) {
                hub.engine(attempt -> clock.advance(STEP))
                        .execute(hub.job(runId, session, crm.capabilities(), only), grant, scope);
            }
        });
        return store.run(runId);
    }

    /** The journal of a run. */
    List<Change> changes(Run run) {
        return hub.changes(run);
    }

    private static Map<String, String> remotePairs(String... values) {
        Map<String, String> map = new HashMap<>();
        HubInMemory.pairs(values).forEach((name, value) -> map.put(SampleBindings.remoteName(name), value));
        return map;
    }
}
