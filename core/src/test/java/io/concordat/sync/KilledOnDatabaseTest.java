package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.Capability;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.SteppingClock;
import io.concordat.db.Database;
import io.concordat.db.Dialect;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.Imports;
import io.concordat.mapping.Binding;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import io.concordat.sync.jdbc.JdbcStore;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.Transaction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The process dies at every single transaction of a run on the real storage, before it and after it (on PostgreSQL at
 * every fifth, for the sake of time), and people are imported before the next process takes over. In the end everybody
 * is on both sides, once.
 */
class KilledOnDatabaseTest {

    private static final int PEOPLE = 1;

    private final Ids ids = Ids.system();
    private final SteppingClock clock = SteppingClock.at2026();

    @OnBothDatabases
    void nobodyIsLostOrDoubledWhereEverythingIsReadEachTime(Database database) {
        InMemorySystem file = InMemorySystem.crm(clock)
                .without(Capability.CHANGE_FEED, Capability.OPERATION_TOKEN, Capability.COMPARE_AND_SET);
        diesEverywhere(database, file);
    }

    @OnBothDatabases
    void nobodyIsLostOrDoubledWhereOnlyChangesAreRead(Database database) {
        diesEverywhere(database, InMemorySystem.crm(clock));
    }

    private void diesEverywhere(Database database, InMemorySystem remote) {
        boolean died = true;
        int people = 0;
        UUID connection = ids.next();
        subscribe(database, connection);
        for (int step = 1; died; step += database.dialect() == Dialect.H2 ? 1 : 5) {
            imported(database, remote, people);
            people += PEOPLE;
            died = dies(database, remote, connection, step);
            imported(database, remote, people);
            people += PEOPLE;
            ended(database, remote, connection);
            Run last = ended(database, remote, connection);

            assertThat(last.state()).as("after death at step %d", step).isEqualTo(RunState.SUCCEEDED);
            assertWhole(database, remote, 3 * people, step);
        }
    }

    /** As many people again are imported into the hub only, entered on the other side only, and on both. */
    private void imported(Database database, InMemorySystem remote, int first) {
        String lines = IntStream.range(first, first + PEOPLE)
                .mapToObj(i -> line("hub", i) + line("both", i))
                .collect(Collectors.joining());
        byte[] csv = ("externalKey,lastName,email\n" + lines).getBytes(StandardCharsets.UTF_8);
        new Imports(database, ids, clock)
                .run(
                        HubObject.PROFILES,
                        ImportFormat.CSV,
                        new ByteArrayInputStream(csv),
                        new Author("test", Author.Source.IMPORT),
                        count -> {});
        for (int i = first; i < first + PEOPLE; i++) {
            remote.put("Contact", Map.of("LastName", "remote" + i, "Email", "remote" + i + "@x.com"));
            remote.put("Contact", Map.of("LastName", "both" + i, "Email", "both" + i + "@x.com"));
        }
        clock.advance(Duration.ofMinutes(1));
    }

    private static String line(String who, int number) {
        return "%1$s%2$d,%1$s%2$d,%1$s%2$d@x.com%n".formatted(who, number);
    }

    private boolean dies(Database database, InMemorySystem remote, UUID connection, int step) {
        try {
            execute(new Mortal(store(database), step), remote, started(database, connection));
            return false;
        } catch (Death death) {
            return true;
        }
    }

    /** The next process goes on with what was left, and otherwise starts a run. */
    private Run ended(Database database, InMemorySystem remote, UUID connection) {
        RunJournal journal = new RunJournal(database, clock);
        Run left = journal.list(Optional.of(connection), Optional.empty(), 1).get(0);
        Run run = left.state().isFinal() ? started(database, connection) : left;
        execute(store(database), remote, run);
        return journal.get(run.id());
    }

    private void execute(Store store, InMemorySystem remote, Run run) {
        clock.advance(Duration.ofMinutes(1));
        Grant grant = store.acquire(run.connectionId(), "node/" + ids.next()).orElseThrow();
        try (Session session = new InMemoryConnector(remote).open(new Settings(Map.of()))) {
            Binding binding = SampleBindings.creating(
                    SampleBindings.binding(HubObject.PROFILES, "Contact", "lastName", "email", "title"),
                    Binding.CreateRemote.ALL,
                    Binding.CreateInHub.ALL);
            BoundObject bound =
                    new BoundObject(binding, 1, StandardAttributes.of(HubObject.PROFILES), session.fields("Contact"));
            Job job = new Job(run.id(), run.connectionId(), true, remote.capabilities(), session, List.of(bound));
            new Engine(store, ids, clock, attempt -> clock.advance(Duration.ofSeconds(1)))
                    .execute(job, grant, UndoScope.EVERYTHING);
        }
        store.release(grant);
    }

    private Run started(Database database, UUID connection) {
        Run run = Run.begun(
                ids.next(), connection, RunKind.SYNC, Trigger.TIMER, "", false, Optional.empty(), clock.instant());
        new RunJournal(database, clock).insert(run);
        return run;
    }

    private void subscribe(Database database, UUID connection) {
        DirtyMarks marks = new DirtyMarks(database, ids, clock);
        database.run(handle -> marks.subscribe(handle, connection, EnumSet.of(HubObject.PROFILES)));
    }

    private JdbcStore store(Database database) {
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private static void assertWhole(Database database, InMemorySystem remote, int people, int step) {
        List<String> inHub = database.call(handle -> handle.createQuery("SELECT email FROM profile WHERE NOT deleted")
                .mapTo(String.class)
                .list());
        List<String> there =
                remote.all("Contact").stream().map(KilledOnDatabaseTest::email).toList();
        assertThat(inHub)
                .as("profiles after death at step %d", step)
                .doesNotHaveDuplicates()
                .hasSize(people);
        assertThat(there)
                .as("contacts after death at step %d", step)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(inHub);
    }

    private static String email(RemoteRecord contact) {
        return contact.values().getOrDefault("Email", "");
    }

    /** The process is dead; nothing of it goes on. */
    private static final class Death extends Error {}

    /** A storage whose process dies before one of its transactions, or after it, whichever comes at that step. */
    private static final class Mortal implements Store {

        private final Store store;
        private int left;

        Mortal(Store store, int step) {
            this.store = store;
            this.left = step;
        }

        private void step() {
            if (--left == 0) {
                throw new Death();
            }
        }

        @Override
        public <T> T call(Grant grant, Function<Transaction, T> work) {
            step();
            T result = store.call(grant, work);
            step();
            return result;
        }

        @Override
        public <T> T look(UUID connectionId, Function<Transaction, T> work) {
            return store.look(connectionId, work);
        }

        @Override
        public Optional<Grant> acquire(UUID connectionId, String holder) {
            return store.acquire(connectionId, holder);
        }

        @Override
        public void renew(Grant grant) {
            step();
            store.renew(grant);
        }

        @Override
        public void release(Grant grant) {
            store.release(grant);
        }
    }
}
