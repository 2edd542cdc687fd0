package io.concordat.connector.salesforce;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.Capability;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.SteppingClock;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.SimulatorOptions;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.db.Ids;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.Ladder;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.Change;
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
import io.concordat.sync.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    private static final Duration STEP = Duration.ofMinutes(30);

    final SteppingClock clock = SteppingClock.at2026();
    final SalesforceSimulator org;
    final MemoryStore store = new MemoryStore(clock);
    private final Ids ids = new Ids(clock, new Random(1));
    private final Map<HubObject, Binding> bindings = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    SalesforceConnector connector;
    private boolean writing = true;
    private long revision = 1;

    HubAndOrg() {
        this(SimulatorOptions.standard());
    }

    HubAndOrg(SimulatorOptions options) {
        org = SalesforceSimulator.start(options);
        org.clock().follow(clock);
        connector = connector(new Transport(Egress.allowing(org.baseUrl())));
        bind(binding(HubObject.PROFILES, "Contact", HUB_WINS, "firstName", "lastName", "email", "phone", "title"));
        for (HubObject object : HubObject.values()) {
            store.subscribe(CONNECTION, object);
        }
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

    private SalesforceConnector connector(Transport transport) {
        return new SalesforceConnector(transport, clock, this::wait);
    }

    /** From now on no call to the org is waited for any longer. */
    void waitAtMost(Duration longest) {
        connector = connector(new Transport(Egress.allowing(org.baseUrl()), longest));
    }

    static Binding binding(HubObject object, String remote, FieldRule rule, String... attributes) {
        List<FieldMapping> mappings = new ArrayList<>();
        for (String attribute : attributes) {
            mappings.add(FieldMapping.of(attribute, remoteName(attribute), rule));
        }
        return new Binding(
                object,
                remote,
                true,
                List.of(),
                false,
                Binding.CreateRemote.NEVER,
                Binding.CreateInHub.NEVER,
                Binding.OnRemoteDelete.REPORT,
                mappings);
    }

    static String remoteName(String attribute) {
        return Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
    }

    HubAndOrg bind(Binding binding) {
        bindings.put(binding.hubObject(), binding);
        revision++;
        return this;
    }

    /** The same binding of profiles, with other rules for creating. */
    HubAndOrg creating(Binding.CreateRemote remote, Binding.CreateInHub hub) {
        Binding old = Optional.ofNullable(bindings.get(HubObject.PROFILES)).orElseThrow();
        return bind(new Binding(
                old.hubObject(),
                old.remoteObject(),
                true,
                old.matchRules(),
                old.onlyDesignatedMatchFields(),
                remote,
                hub,
                old.onRemoteDelete(),
                old.mappings()));
    }

    HubAndOrg with(String setting, String value) {
        settings.put(setting, value);
        return this;
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
        return profile(true, Map.of(Ladder.DEFAULT_NAMESPACE, salesforceId), values);
    }

    /** A profile of somebody who is not known. */
    UUID anonymous(String... values) {
        return profile(false, Map.of(), values);
    }

    private UUID profile(boolean known, Map<String, String> identities, String... values) {
        UUID id = ids.next();
        store.create(new HubRecord(
                HubObject.PROFILES,
                id,
                Optional.empty(),
                known,
                Optional.empty(),
                pairs(values),
                identities,
                1,
                clock.instant()));
        return id;
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
        writing = on;
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
        UUID id = ids.next();
        store.create(
                new HubRecord(object, id, Optional.empty(), true, parent, pairs(values), Map.of(), 1, clock.instant()));
        return id;
    }

    String contact(String... values) {
        return put("Contact", values);
    }

    /** A record of the org, fields given by the hub's names. */
    String put(String object, String... values) {
        Map<String, String> fields = new HashMap<>();
        pairs(values).forEach((name, value) -> fields.put(remoteName(name), value));
        return org.admin().create(object, fields);
    }

    void edit(UUID profile, String... values) {
        store.edit(HubObject.PROFILES, profile, pairs(values));
    }

    String profileValue(UUID id, String attribute) {
        return store.hubRecord(HubObject.PROFILES, id).orElseThrow().value(attribute);
    }

    String contactValue(String id, String field) {
        return org.admin().text(id, field);
    }

    Optional<Link> linkOf(UUID hubId) {
        return store.links().stream().filter(link -> link.hubId().equals(hubId)).findFirst();
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
        UUID id = ids.next();
        store.start(new Run(
                id,
                CONNECTION,
                kind,
                Trigger.USER,
                "test",
                false,
                Optional.empty(),
                RunState.RUNNING,
                Progress.NONE,
                clock.instant(),
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                "",
                false,
                Run.ApiCalls.NONE));
        return execute(id);
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
            Grant grant = store.acquire(CONNECTION, "test").orElseThrow();
            Run failed = new Engine(store, ids, clock, attempt -> {})
                    .fail(store.unfinished(CONNECTION).orElseThrow().id(), grant, String.valueOf(closed.getMessage()));
            store.release(grant);
            return failed;
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
        Grant grant = store.acquire(CONNECTION, "test").orElseThrow();
        try (Session session = open()) {
            new Engine(store, ids, clock, attempt -> pass(Duration.ofSeconds(attempt)))
                    .execute(job(runId, session), grant, UndoScope.EVERYTHING);
        } catch (Killed noMore) {
            live();
        } finally {
            store.release(grant);
        }
        return store.run(runId);
    }

    private Job job(UUID runId, Session session) {
        List<BoundObject> objects = bindings.values().stream()
                .filter(Binding::enabled)
                .sorted(Comparator.comparing(Binding::hubObject, Comparator.comparingInt(HubAndOrg::order)))
                .map(binding -> new BoundObject(
                        binding,
                        revision,
                        StandardAttributes.of(binding.hubObject()),
                        session.fields(binding.remoteObject())))
                .toList();
        Set<Capability> capabilities = new HashSet<>(EnumSet.allOf(Capability.class));
        capabilities.removeAll(session.missing());
        return new Job(runId, CONNECTION, writing, capabilities, session, objects);
    }

    private static int order(HubObject object) {
        return switch (object) {
            case ACCOUNTS -> 0;
            case PROFILES -> 1;
            case LEADS -> 2;
        };
    }

    /** A conversation with the org. */
    Session open() {
        return connector.open(settings());
    }

    /** What reaches the org, signed in as the app. */
    Settings settings() {
        Map<String, String> all = new HashMap<>();
        connector.descriptor().settings().stream()
                .filter(setting -> !setting.defaultValue().isEmpty())
                .forEach(setting -> all.put(setting.name(), setting.defaultValue()));
        all.put("signIn", "client-credentials");
        all.put("domain", org.baseUrl());
        all.put("clientId", SalesforceSimulator.CLIENT_ID);
        all.put("clientSecret", SalesforceSimulator.CLIENT_SECRET);
        all.putAll(settings);
        return new Settings(all);
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

    @Override
    public void close() {
        org.close();
    }
}
