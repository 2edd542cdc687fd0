package io.concordat.connector.salesforce;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Capability;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.SteppingClock;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.SimulatorOptions;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.match.Ladder;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.Change;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.sync.HubInMemory;
import io.concordat.sync.SampleBindings;
import io.concordat.sync.UndoScope;
import io.concordat.sync.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in memory and a simulated organisation over HTTP, kept in agreement by the real engine and connector. */
final class HubAndOrg implements AutoCloseable {

    /** The hub's word counts, and comes back to it. */
    static final FieldRule HUB_WINS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_HUB, true);

    /** Salesforce's word counts. */
    static final FieldRule SALESFORCE_WINS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);

    private static final Duration STEP = Duration.ofMinutes(30);

    final SteppingClock clock = SteppingClock.at2026();
    final SalesforceSimulator org;
    private final HubInMemory hub = new HubInMemory(clock);
    final MemoryStore store = hub.store;
    private final OrgConnection connection;

    HubAndOrg() {
        this(SimulatorOptions.standard());
    }

    HubAndOrg(SimulatorOptions options) {
        org = SalesforceSimulator.start(options);
        org.clock().follow(clock);
        connection = new OrgConnection(org, clock, this::wait);
        bind(binding(HubObject.PROFILES, "Contact", HUB_WINS, "firstName", "lastName", "email", "phone", "title"));
    }

    /** A new org whose objects have the fields for the hub's id and for the last write. */
    static HubAndOrg withHubFields() {
        HubAndOrg both = new HubAndOrg();
        for (String object : List.of("Contact", "Account", "Lead")) {
            both.org.setup().addField(object, "Hub_Id__c string(64) CUNFXQS");
            both.org.setup().addField(object, "Hub_Op__c string(26) CUNF");
        }
        return both;
    }

    static Binding binding(HubObject object, String remote, FieldRule rule, String... attributes) {
        return SampleBindings.binding(object, remote, rule, attributes);
    }

    HubAndOrg bind(Binding binding) {
        hub.bind(binding);
        return this;
    }

    /** The same binding of profiles, with other rules for creating. */
    HubAndOrg creating(Binding.CreateRemote remote, Binding.CreateInHub inHub) {
        hub.rebind(HubObject.PROFILES, old -> SampleBindings.creating(old, remote, inHub));
        return this;
    }

    HubAndOrg with(String setting, String value) {
        connection.set(setting, value);
        return this;
    }

    /** From now on no call to the org is waited for any longer. */
    void waitAtMost(Duration longest) {
        connection.waitAtMost(longest);
    }

    SalesforceConnector connector() {
        return connection.connector();
    }

    /** A conversation with the org. */
    Session open() {
        return connection.open();
    }

    /** What reaches the org, signed in as the app. */
    Settings settings() {
        return connection.settings();
    }

    /** Somebody chooses Connect, and allows it in the browser. */
    void connect() {
        connection.signIn();
    }

    /** So many people who are there on both sides. */
    List<UUID> people(int count) {
        List<UUID> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String email = "person" + number + "@example.com";
            people.add(profile("lastName", "Person " + number, "email", email));
            contact("lastName", "Person " + number, "email", email);
        }
        return people;
    }

    /** A profile that holds the id of its Salesforce record. */
    UUID identified(String salesforceId, String... values) {
        Map<String, String> identities = Map.of(Ladder.DEFAULT_NAMESPACE, salesforceId);
        return hub.record(HubObject.PROFILES, true, Optional.empty(), identities, values);
    }

    /** A profile of somebody who is not known. */
    UUID anonymous(String... values) {
        return hub.record(HubObject.PROFILES, false, Optional.empty(), Map.of(), values);
    }

    /** A rule of the org that refuses the record of one of these people. */
    Optional<RowError> refuse(Draft draft, String id, List<UUID> people, int which) {
        return linkOf(people.get(which))
                .filter(link -> link.remoteId().equals(id))
                .map(link -> RowError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "not on a Sunday"));
    }

    /** The process dies at this step of the storage. */
    void dieAtStep(int number) {
        AtomicInteger step = new AtomicInteger();
        store.atEachStep(reached -> {
            if (step.incrementAndGet() == number) {
                throw new Killed();
            }
        });
    }

    /** Another process has started. */
    void live() {
        store.atEachStep(reached -> {});
    }

    /** The process is no more. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    HubAndOrg writing(boolean on) {
        hub.writing(on);
        return this;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** What takes the org seconds takes the simulated one milliseconds. */
    private void wait(Duration pause) throws InterruptedException {
        pass(pause);
        Thread.sleep(pause.toMillis() / 100);
    }

    /** A profile with attributes given as name, value, name, value. */
    UUID profile(String... values) {
        return record(HubObject.PROFILES, Optional.empty(), values);
    }

    UUID record(HubObject object, Optional<UUID> parent, String... values) {
        return hub.record(object, true, parent, Map.of(), values);
    }

    String contact(String... values) {
        return put("Contact", values);
    }

    /** A record of the org, fields given by the hub's names. */
    String put(String object, String... values) {
        Map<String, String> fields = new HashMap<>();
        HubInMemory.pairs(values).forEach((name, value) -> fields.put(SampleBindings.remoteName(name), value));
        return org.admin().create(object, fields);
    }

    void edit(UUID profile, String... values) {
        store.edit(HubObject.PROFILES, profile, HubInMemory.pairs(values));
    }

    String profileValue(UUID id, String attribute) {
        return hub.profileValue(id, attribute);
    }

    String contactValue(String id, String field) {
        return org.admin().text(id, field);
    }

    Optional<Link> linkOf(UUID hubId) {
        return hub.linkOf(hubId);
    }

    /** Time passes, and a run of everything that changed begins and ends. */
    Run sync() {
        return run(RunKind.SYNC);
    }

    Run plan() {
        return run(RunKind.PLAN);
    }

    Run run(RunKind kind) {
        pass(STEP);
        return execute(hub.begin(kind, Optional.empty()));
    }

    Run syncAfter(Duration time) {
        pass(time.minus(STEP));
        return sync();
    }

    /** A run that may not even be able to begin. */
    Run syncOrFail() {
        try {
            return sync();
        } catch (ConnectorException closed) {
            UUID unfinished =
                    store.unfinished(HubInMemory.CONNECTION).orElseThrow().id();
            hub.inGrant(
                    grant -> hub.engine(attempt -> {}).fail(unfinished, grant, String.valueOf(closed.getMessage())));
            return store.run(unfinished);
        }
    }

    /** Whether a call writes records. */
    static boolean isWrite(Request request) {
        return switch (CallKind.of(request)) {
            case ROW_WRITE, COLLECTION_WRITE, BULK_INGEST -> true;
            case COMPOSITE -> new String(request.body(), StandardCharsets.UTF_8).contains("PATCH");
            default -> false;
        };
    }

    /** Takes up a run that was parked, or that died. */
    Run execute(UUID runId) {
        hub.inGrant(grant -> {
            try (Session session = open()) {
                hub.engine(attempt -> pass(Duration.ofSeconds(attempt)))
                        .execute(hub.job(runId, session, EnumSet.allOf(Capability.class)), grant, UndoScope.EVERYTHING);
            } catch (Killed noMore) {
                live();
            }
        });
        return store.run(runId);
    }

    /** The journal of a run. */
    List<Change> changes(Run run) {
        return hub.changes(run);
    }

    @Override
    public void close() {
        org.close();
    }
}
