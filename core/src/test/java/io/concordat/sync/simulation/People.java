package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import io.concordat.run.Side;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people who work on both sides, and the people whom they keep records of. */
final class People {

    private static final int MOST = 6;

    private final World world;
    private final Scenario scenario;
    private final Map<String, String> origins = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> cleared = new HashSet<>();
    private int tokens;
    private int entered;

    People(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
    }

    /** Everybody who was ever entered, by e-mail address. */
    List<String> emails() {
        return List.copyOf(origins.keySet());
    }

    /** Whether a record of somebody was ever deleted, on either side. */
    boolean wasDeleted(String email) {
        return deleted.contains(email);
    }

    /** Whether a field of somebody was ever cleared. */
    boolean wasCleared(String email, String field) {
        return cleared.contains(email + "/" + field);
    }

    /** The side on which somebody was entered by hand: {@code hub}, {@code remote} or {@code both}. */
    String origin(String email) {
        return origins.getOrDefault(email, "");
    }

    /**
     * Somebody edits or adds a record.
     *
     * @param alone whether no transaction of the hub is under way; in the middle of one, nobody can tell that a record
     *     is entered which the transaction is about to create
     */
    void doSomething(boolean alone) {
        int what = world.random().nextInt(16);
        if (what == 0 && origins.size() < MOST) {
            addSomebody();
        } else if (what == 1 && alone) {
            enterSomebodyInTheHubToo();
        } else if (what == 2 && scenario.ways().deletes()) {
            deleteSomebody();
        } else if (what == 9 && scenario.ways().deletes()) {
            restoreSomebody();
        } else if (what < 8) {
            editTheHub();
        } else {
            editTheRemote();
        }
    }

    /** A person is entered on either side, or on both. */
    void addSomebody() {
        String email = "p" + origins.size() + "@example.org";
        int where = world.random().nextInt(3);
        origins.put(email, List.of("both", "hub", "remote").get(where));
        world.note("added " + email + " " + origins.get(email));
        if (where != 2) {
            enterInTheHub(email);
        }
        if (where != 1) {
            world.remote().userCreates(values(email, Side.REMOTE), where == 0 ? Duration.ZERO : openTransaction());
        }
    }

    /**
     * Somebody whom only the other side shows is entered in the hub as well, at any moment. The other way round no
     * system could tell: between its last look and its write there is always a moment in which a person may be quicker.
     */
    private void enterSomebodyInTheHubToo() {
        Set<String> known = new HashSet<>();
        world.store().hubRecords().forEach(record -> known.add(record.value("email")));
        world.remote().live().stream()
                .map(row -> row.value("Email"))
                .filter(email -> !known.contains(email))
                .findFirst()
                .ifPresent(email -> {
                    origins.put(email, "both");
                    world.note("entered in the hub too " + email);
                    enterInTheHub(email);
                });
    }

    private void deleteSomebody() {
        List<HubRecord> profiles = List.copyOf(world.store().hubRecords());
        List<Row> rows = unlocked(world.remote().live());
        if (world.random().nextBoolean() && !profiles.isEmpty()) {
            HubRecord record = profiles.get(world.random().nextInt(profiles.size()));
            deleted.add(record.value("email"));
            world.note("deleted in the hub " + record.value("email"));
            world.store().delete(HubObject.PROFILES, record.id());
        } else if (!rows.isEmpty()) {
            Row row = rows.get(world.random().nextInt(rows.size()));
            deleted.add(row.value("Email"));
            world.note("deleted " + row.id());
            world.remote().userDeletes(row);
        }
    }

    /**
     * Only the record of somebody in the hub: for anybody else's the hub may be about to create another one, and no
     * system could tell.
     */
    private void restoreSomebody() {
        List<Row> rows =
                unlocked(world.remote().rows()).stream().filter(Row::deleted).toList();
        if (!rows.isEmpty()) {
            Row row = rows.get(world.random().nextInt(rows.size()));
            Set<UUID> known =
                    world.store().hubRecords().stream().map(HubRecord::id).collect(Collectors.toSet());
            boolean linked = world.store().links().stream()
                    .anyMatch(link -> link.remoteId().equals(row.id()) && known.contains(link.hubId()));
            if (linked) {
                world.note("restored " + row.id());
                world.remote().userRestores(row);
            }
        }
    }

    private List<Row> unlocked(Collection<Row> rows) {
        return rows.stream().filter(row -> !world.remote().isLocked(row.id())).toList();
    }

    private void enterInTheHub(String email) {
        world.store()
                .create(new HubRecord(
                        HubObject.PROFILES,
                        new UUID(world.clock().millis() << 16 | 0x7000L, 0x8000_0000_0000_0000L | ++entered),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        values(email, Side.HUB),
                        Map.of(),
                        1,
                        world.clock().instant()));
        world.noteWhatTheHubHolds();
    }

    /** Replaces every value in the hub that the remote system refuses; answers whether there was one. */
    boolean mendRefusedValues() {
        boolean any = false;
        for (HubRecord record : world.store().hubRecords()) {
            for (String field : Scenario.FIELDS.keySet()) {
                if (record.value(field).startsWith(SimulatedRemote.REFUSED)) {
                    editHub(record.id(), field, token());
                    any = true;
                }
            }
        }
        return any;
    }

    void editTheHub() {
        List<HubRecord> records = List.copyOf(world.store().hubRecords());
        if (!records.isEmpty()) {
            HubRecord record = records.get(world.random().nextInt(records.size()));
            boolean refused = world.happens(scenario.refusedChance());
            String field = anyField();
            String value = valueOf(record.value("email"), field);
            editHub(record.id(), field, refused ? SimulatedRemote.REFUSED + token() : value);
        }
    }

    void editTheRemote() {
        List<Row> rows = unlocked(world.remote().live());
        if (!rows.isEmpty()) {
            Row row = rows.get(world.random().nextInt(rows.size()));
            String field = anyField();
            String remoteField = Scenario.FIELDS.getOrDefault(field, field);
            String value = valueOf(row.value("Email"), field);
            world.ancestry().wrote(row.value("Email"), field, Side.REMOTE, row.value(remoteField), value);
            Duration open = openTransaction();
            world.note("remote edit " + row.id() + " " + field + " " + row.value(remoteField) + " -> " + value + " in "
                    + open);
            world.remote().userEdits(row, Map.of(remoteField, value), open);
        }
    }

    private void editHub(UUID id, String field, String value) {
        HubRecord record = world.store().hubRecord(HubObject.PROFILES, id).orElseThrow();
        world.note("hub edit " + record.value("email") + " " + field + " " + record.value(field) + " -> " + value);
        world.ancestry().wrote(record.value("email"), field, Side.HUB, record.value(field), value);
        world.store().edit(HubObject.PROFILES, id, Map.of(field, value));
        world.noteWhatTheHubHolds();
    }

    private Map<String, String> values(String email, Side side) {
        Map<String, String> values = new HashMap<>();
        values.put(side == Side.HUB ? "email" : "Email", email);
        values.put(side == Side.HUB ? "lastName" : "LastName", "of " + email);
        Scenario.FIELDS.forEach((hub, there) -> {
            if (world.random().nextInt(3) > 0) {
                String value = token();
                values.put(side == Side.HUB ? hub : there, value);
                world.ancestry().wrote(email, hub, side, "", value);
            }
        });
        return values;
    }

    private Duration openTransaction() {
        return world.isCalm() || world.random().nextInt(2) == 0
                ? Duration.ZERO
                : Duration.ofSeconds(world.random().nextLong(Scenario.LONGEST_TRANSACTION.toSeconds()));
    }

    /** A value that was never there before, or none. */
    private String valueOf(String email, String field) {
        if (scenario.ways().clears() && world.happens(4)) {
            cleared.add(email + "/" + field);
            return "";
        }
        return token();
    }

    private String anyField() {
        return List.copyOf(Scenario.FIELDS.keySet()).get(world.random().nextInt(Scenario.FIELDS.size()));
    }

    private String token() {
        return "t" + ++tokens;
    }
}
