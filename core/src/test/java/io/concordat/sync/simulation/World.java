package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.db.Ids;
import io.concordat.hub.HubRecord;
import io.concordat.run.Side;
import io.concordat.sync.simulation.SimulatedRemote.Row;
import io.concordat.sync.store.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Everything around the engine: time, chance, and the people who work on both sides. */
final class World {

    private static final Duration LEASE = Duration.ofSeconds(90);

    private static final int MOST_SILENT_NODES = 2;

    private final SplittableRandom random;
    private final Scenario scenario;
    private final Set<Integer> deadlySteps;
    private final VirtualClock clock = new VirtualClock();
    private final Ids ids;
    private final Ancestry ancestry = new Ancestry();
    private final MemoryStore store = new MemoryStore(clock);
    private final SimulatedRemote remote;
    private final Map<String, String> people = new TreeMap<>();
    private final List<String> trace = new ArrayList<>();
    private Set<String> written = Set.of();
    private boolean tracing;
    private Runnable takeover = () -> {};
    private boolean calm;
    private long hubChanges;
    private int steps;
    private int tokens;
    private int depth;
    private long hash;

    World(long seed, Scenario scenario, Set<Integer> deadlySteps, Optional<Flaw> flaw) {
        this.random = new SplittableRandom(seed);
        this.ids = new Ids(clock, new SplittableRandom(~seed));
        this.scenario = scenario;
        this.deadlySteps = Set.copyOf(deadlySteps);
        this.remote = new SimulatedRemote(clock, scenario, ancestry, flaw);
    }

    /** Keeps every step as text. */
    void keepTrace() {
        tracing = true;
    }

    /** What a second node does when it finds that the first one is silent. */
    void onTakeover(Runnable work) {
        takeover = work;
    }

    RandomGenerator random() {
        return random;
    }

    VirtualClock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    MemoryStore store() {
        return store;
    }

    SimulatedRemote remote() {
        return remote;
    }

    Ancestry ancestry() {
        return ancestry;
    }

    /** Everybody who was ever created, by e-mail address, with the side on which. */
    Map<String, String> people() {
        return people;
    }

    List<String> trace() {
        return trace;
    }

    long hash() {
        return hash;
    }

    int steps() {
        return steps;
    }

    /** From now on nobody edits, nothing breaks and nobody dies; what was on its way has arrived. */
    void calmDown() {
        calm = true;
        clock.advance(Scenario.LONGEST_DELAY);
        remote.settle();
    }

    void note(String what) {
        hash = (hash ^ what.hashCode() ^ clock.millis()) * 0x100000001b3L + (hash >>> 29);
        if (tracing) {
            writeDown(what);
        }
    }

    /** The step, and what became of the journal and the pairs since the last one. */
    private void writeDown(String what) {
        List<String> now = new ArrayList<>();
        store.changes()
                .forEach(change -> now.add("    " + change.id() + " " + change + " "
                        + change.fields().entrySet().stream()
                                .map(field ->
                                        field.getKey() + ": " + field.getValue().from() + " -> "
                                                + field.getValue().to() + " "
                                                + field.getValue().reason())
                                .toList()
                        + " " + change.token()));
        store.links().forEach(link -> now.add("    pair " + link.remoteId() + " " + link.base()));
        store.holds().forEach(hold -> now.add("    hold " + hold.key() + " " + hold.reason() + hold.resolution()));
        remote.rowsAsTheyAre().forEach(row -> now.add("    row " + row));
        now.stream().filter(line -> !written.contains(line)).forEach(trace::add);
        written = Set.copyOf(now);
        trace.add(steps + " " + clock.instant() + " " + what);
    }

    /** Whether the process dies at this step, the next one of the schedule. */
    boolean dies() {
        steps++;
        return deadlySteps.contains(steps) || happens(scenario.killChance());
    }

    boolean isUnlucky() {
        return happens(scenario.faultChance());
    }

    void takeTime(Duration time) {
        clock.advance(time);
    }

    /** Others do something, or not. */
    void interfere(boolean alone) {
        noteWhatTheHubHolds();
        remote.settle();
        if (happens(scenario.editChance())) {
            somebodyDoesSomething(false);
        }
        if (happens(40)) {
            clock.advance(Duration.ofSeconds(random.nextInt(120)));
        }
        if (alone && depth < MOST_SILENT_NODES && happens(scenario.takeoverChance())) {
            clock.advance(LEASE.plusSeconds(1 + random.nextInt(300)));
            depth++;
            takeover.run();
            depth--;
        }
    }

    /**
     * Somebody edits or adds a record.
     *
     * @param asleep whether no run is under way: only then somebody may be added to both sides at once, because no
     *     system can tell a record that is created in the same moment in which the hub creates it
     */
    void somebodyDoesSomething(boolean asleep) {
        int what = random.nextInt(16);
        if (what == 0 && people.size() < 6) {
            somebodyIsAdded(asleep);
        } else if (what < 8) {
            somebodyEditsTheHub();
        } else {
            somebodyEditsTheRemote();
        }
    }

    /** A person is entered on either side, or on both. */
    void somebodyIsAdded(boolean asleep) {
        String email = "p" + people.size() + "@example.org";
        int where = asleep ? random.nextInt(3) : 1 + random.nextInt(2);
        people.put(email, List.of("both", "hub", "remote").get(where));
        note("added " + email + " " + people.get(email));
        if (where != 2) {
            store.create(new HubRecord(
                    HubObject.PROFILES,
                    new UUID(clock.millis() << 16 | 0x7000L, 0x8000_0000_0000_0000L | people.size()),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    values(email, Side.HUB),
                    Map.of(),
                    1,
                    clock.instant()));
            noteWhatTheHubHolds();
        }
        if (where != 1) {
            remote.userCreates(values(email, Side.REMOTE), where == 0 ? Duration.ZERO : openTransaction());
        }
    }

    /** Replaces every value in the hub that the remote system refuses; answers whether there was one. */
    boolean refusedValuesAreMended() {
        boolean any = false;
        for (HubRecord record : store.hubRecords()) {
            for (String field : Scenario.FIELDS.keySet()) {
                if (record.value(field).startsWith(SimulatedRemote.REFUSED)) {
                    editHub(record.id(), field, token());
                    any = true;
                }
            }
        }
        return any;
    }

    void somebodyEditsTheHub() {
        List<HubRecord> records = List.copyOf(store.hubRecords());
        if (!records.isEmpty()) {
            HubRecord record = records.get(random.nextInt(records.size()));
            boolean refused = happens(scenario.refusedChance());
            editHub(record.id(), anyField(), (refused ? SimulatedRemote.REFUSED : "") + token());
        }
    }

    void somebodyEditsTheRemote() {
        List<Row> rows =
                remote.live().stream().filter(row -> !remote.isLocked(row.id())).toList();
        if (!rows.isEmpty()) {
            Row row = rows.get(random.nextInt(rows.size()));
            String field = anyField();
            String remoteField = Scenario.FIELDS.getOrDefault(field, field);
            String value = token();
            ancestry.wrote(row.value("Email"), field, Side.REMOTE, row.value(remoteField), value);
            Duration open = openTransaction();
            note("remote edit " + row.id() + " " + field + " " + row.value(remoteField) + " -> " + value + " in "
                    + open);
            remote.userEdits(row, Map.of(remoteField, value), open);
        }
    }

    private void editHub(UUID id, String field, String value) {
        HubRecord record = store.hubRecord(HubObject.PROFILES, id).orElseThrow();
        note("hub edit " + record.value("email") + " " + field + " " + record.value(field) + " -> " + value);
        ancestry.wrote(record.value("email"), field, Side.HUB, record.value(field), value);
        store.edit(HubObject.PROFILES, id, Map.of(field, value));
        noteWhatTheHubHolds();
    }

    private Map<String, String> values(String email, Side side) {
        Map<String, String> values = new HashMap<>();
        values.put(side == Side.HUB ? "email" : "Email", email);
        values.put(side == Side.HUB ? "lastName" : "LastName", "of " + email);
        Scenario.FIELDS.forEach((hub, there) -> {
            if (random.nextInt(3) > 0) {
                String value = token();
                values.put(side == Side.HUB ? hub : there, value);
                ancestry.wrote(email, hub, side, "", value);
            }
        });
        return values;
    }

    private void noteWhatTheHubHolds() {
        if (store.hubChanges() == hubChanges) {
            return;
        }
        hubChanges = store.hubChanges();
        for (HubRecord record : store.hubRecords()) {
            record.attributes().values().forEach(value -> ancestry.held(Side.HUB, value));
        }
    }

    private Duration openTransaction() {
        return calm || random.nextInt(2) == 0
                ? Duration.ZERO
                : Duration.ofSeconds(random.nextLong(Scenario.LONGEST_TRANSACTION.toSeconds()));
    }

    private String anyField() {
        return List.copyOf(Scenario.FIELDS.keySet()).get(random.nextInt(Scenario.FIELDS.size()));
    }

    private String token() {
        return "t" + ++tokens;
    }

    private boolean happens(int oneIn) {
        return !calm && oneIn > 0 && random.nextInt(oneIn) == 0;
    }
}
