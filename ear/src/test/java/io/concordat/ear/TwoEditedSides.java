package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.NewConnection;
import io.concordat.connection.Schedule;
import io.concordat.connector.csv.CsvConnector;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.Author;
import io.concordat.hub.Author.Source;
import io.concordat.hub.HubBulk;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.ImportReport;
import io.concordat.hub.Imports;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.ChangeFilter;
import io.concordat.run.RunJournal;
import io.concordat.security.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A hub and a CRM in a file that people edit while no run is under way, and what both must say in the end. Each person
 * is told by an e-mail address that nobody edits. Two fields are edited in the hub only and two in the file only, each
 * time to a value that was never there before, so that every single edit has to be found on both sides.
 */
final class TwoEditedSides {

    private static final List<String> HUB_EDITS = List.of("phone", "title");
    private static final List<String> FILE_EDITS = List.of("department", "mobilePhone");
    private static final FieldRule BOTH_WAYS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);

    private static final int NEWCOMERS = 3;

    private final String url;
    private final Path folder;
    private final ContactsFile file;
    private final Random random;
    private final WholePeople people = new WholePeople();
    private int number;
    private int serial;

    TwoEditedSides(String url, Path folder, Random random) {
        this.url = url;
        this.folder = folder;
        this.file = new ContactsFile(folder);
        this.random = random;
    }

    Path folder() {
        return folder;
    }

    /** A third of the people are on both sides, a third in the hub only, a third in the file only. */
    void populate(int count) throws IOException {
        Files.createDirectories(folder);
        file.save(List.of());
        int third = count / 3;
        List<String> shared = newcomers(third);
        try (HubStore store = HubStore.make(url)) {
            connect(store.database());
            addToHub(store.database(), shared);
            addToHub(store.database(), newcomers(third));
        }
        addToFile(shared);
        addToFile(newcomers(count - 2 * third));
    }

    /** What people do between two processes: edits on both sides, and somebody new on each. */
    void edit(int edits) throws IOException {
        try (HubStore store = HubStore.open(url)) {
            editHub(store.database(), edits);
            addToHub(store.database(), newcomers(NEWCOMERS));
        }
        editFile(edits);
        addToFile(newcomers(NEWCOMERS));
    }

    private List<String> newcomers(int count) {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String email = "p" + ++number + "@example.com";
            emails.add(email);
            people.expect(email);
        }
        return emails;
    }

    private void addToFile(List<String> emails) throws IOException {
        List<List<String>> rows = new ArrayList<>(file.rows());
        emails.forEach(email -> rows.add(row(email)));
        file.save(rows);
    }

    private List<String> row(String email) {
        String id = "C-" + email.substring(0, email.indexOf('@'));
        people.expectRow(id);
        return List.of("owner of " + id, id, "Name " + email, email, "", "", "", "", "region of " + id);
    }

    private static void addToHub(Database database, List<String> emails) {
        String lines = emails.stream()
                .map(email -> "key-" + email + ",Name " + email + "," + email + "\n")
                .collect(Collectors.joining());
        byte[] csv = ("externalKey,lastName,email\n" + lines).getBytes(StandardCharsets.UTF_8);
        Author author = new Author("test", Source.IMPORT);
        ImportReport report = new Imports(database, Ids.system(), Clock.systemUTC())
                .run(HubObject.PROFILES, ImportFormat.CSV, new ByteArrayInputStream(csv), author, count -> {});
        assertThat(report.created()).as("imported: " + report).isEqualTo(emails.size());
    }

    private void connect(Database database) {
        ConfiguredHub hub = HubStore.configured(database, folder, new CsvConnector(), Clock.systemUTC());
        Caller caller = Caller.hub();
        UUID id = hub.connections()
                .create(caller, new NewConnection("CRM", "", "csv", Map.of("folder", folder.toString())))
                .id();
        Binding usual = hub.bindings().suggest(id, HubObject.PROFILES, "Contact");
        hub.bindings().put(caller, id, OptionalLong.empty(), bothWays(usual));
        ConnectionPatch writing = ConnectionPatch.NOTHING
                .withWriting(true)
                .withSchedule(new Schedule(
                        Schedule.Kind.INTERVAL, Schedule.TWO_AT_NIGHT, ZoneOffset.UTC, Schedule.SHORTEST, ""));
        hub.connections().change(caller, id, OptionalLong.empty(), writing);
    }

    private static Binding bothWays(Binding usual) {
        List<FieldMapping> mappings = usual.mappings().stream()
                .map(mapping -> FieldMapping.of(mapping.hub(), mapping.remote(), BOTH_WAYS))
                .toList();
        return new Binding(
                usual.hubObject(),
                usual.remoteObject(),
                true,
                List.of(),
                false,
                Binding.CreateRemote.ALL,
                Binding.CreateInHub.ALL,
                Binding.OnRemoteDelete.REPORT,
                mappings);
    }

    private void editHub(Database database, int edits) {
        List<UUID> ids = ids(database);
        HubBulk bulk = new HubBulk(database, Ids.system(), Clock.systemUTC());
        database.run(handle -> {
            for (int i = 0; i < edits; i++) {
                UUID id = ids.get(random.nextInt(ids.size()));
                HubRecord record = Optional.ofNullable(bulk.byIds(handle, HubObject.PROFILES, List.of(id))
                                .get(id))
                        .orElseThrow();
                String field = HUB_EDITS.get(random.nextInt(HUB_EDITS.size()));
                String value = "hub " + ++serial;
                HubChange change = new HubChange(id, record.version(), Map.of(field, value));
                bulk.update(handle, HubObject.PROFILES, List.of(change), Optional.empty());
                people.expect(record.value("email"), field, value);
            }
        });
    }

    private static List<UUID> ids(Database database) {
        return database.call(handle -> handle.createQuery("SELECT id FROM profile ORDER BY email")
                .mapTo(UUID.class)
                .list());
    }

    private void editFile(int edits) throws IOException {
        List<List<String>> rows = file.rows();
        for (int i = 0; i < edits; i++) {
            List<String> row = rows.get(random.nextInt(rows.size()));
            String field = FILE_EDITS.get(random.nextInt(FILE_EDITS.size()));
            String value = "file " + ++serial;
            row.set(WholePeople.column(field), value);
            people.expect(row.get(ContactsFile.column("Email")), field, value);
        }
        file.save(rows);
    }

    /**
     * Nobody is lost, nobody is there twice, and every edit stands on both sides.
     *
     * @param run what the last run said of itself
     */
    void assertWhole(String run) throws IOException {
        try (HubStore store = HubStore.open(url)) {
            people.assertWhole(run, store.database(), file.rows());
        }
    }

    /** What the hub says it has not done, and why. */
    List<String> waiting() {
        String sql = "SELECT reason, remote_id, hub_id, error, resolution, run_id FROM hold ORDER BY hold_key";
        try (HubStore store = HubStore.open(url)) {
            return store.database()
                    .call(handle -> handle.createQuery(sql)
                            .map((row, context) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)
                                    + " " + row.getString(4) + " " + row.getString(5) + " " + row.getString(6))
                            .list());
        }
    }

    /** How many lines the journal of a run has. */
    long journalled(UUID runId) {
        try (HubStore store = HubStore.open(url)) {
            return new RunJournal(store.database(), Clock.systemUTC()).countChanges(runId, ChangeFilter.ALL);
        }
    }
}
