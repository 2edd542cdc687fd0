package io.concordat.bench;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.Author;
import io.concordat.hub.DirtyMarks;
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
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Trigger;
import io.concordat.sync.BoundObject;
import io.concordat.sync.Engine;
import io.concordat.sync.Job;
import io.concordat.sync.UndoScope;
import io.concordat.sync.jdbc.JdbcStore;
import io.concordat.sync.store.Grant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A hub on a database, wired as the server wires it, and one connection to a {@link GeneratedSystem}. */
final class BenchHub {

    private static final UUID CONNECTION = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final Author AUTHOR = new Author("benchmark", Author.Source.IMPORT);
    private static final FieldRule BOTH_WAYS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);
    private static final int PAGE = 2_000;

    private final Clock clock = Clock.systemUTC();
    private final Ids ids = Ids.system();
    private final Database database;
    private final GeneratedSystem remote;
    private final HubBulk bulk;
    private final DirtyMarks marks;
    private final JdbcStore store;

    BenchHub(Database database, GeneratedSystem remote) {
        this.database = database;
        this.remote = remote;
        this.marks = new DirtyMarks(database, ids, clock);
        this.bulk = new HubBulk(database, ids, clock);
        this.store = new JdbcStore(database, bulk, marks);
    }

    /** Imports everybody. */
    void importPeople() {
        ImportReport report = new Imports(database, ids, clock)
                .run(HubObject.PROFILES, ImportFormat.CSV, new PeopleFile(remote.size()), AUTHOR, lines -> {});
        require(report.created() == remote.size(), report);
    }

    /** Binds the profiles; from now on the connection is told of changes to them. */
    void connect() {
        database.run(handle -> marks.subscribe(handle, CONNECTION, EnumSet.of(HubObject.PROFILES)));
    }

    /** Runs and demands that what was to be changed was changed. */
    void sync(long hubUpdates, long remoteUpdates) {
        Run run = run();
        Map<Count, Long> counts = run.progress().counts();
        require(
                run.state() == RunState.SUCCEEDED
                        && counts.getOrDefault(Count.HUB_UPDATES, 0L) == hubUpdates
                        && counts.getOrDefault(Count.REMOTE_UPDATES, 0L) == remoteUpdates,
                run);
    }

    Run run() {
        Run run = Run.begun(
                ids.next(), CONNECTION, RunKind.SYNC, Trigger.TIMER, "", false, Optional.empty(), clock.instant());
        new RunJournal(database, clock).insert(run);
        Grant grant = store.acquire(CONNECTION, "benchmark/1").orElseThrow();
        try (GeneratedSession session = new GeneratedSession(remote)) {
            return new Engine(store, ids, clock, attempt -> {})
                    .execute(job(run.id(), session), grant, UndoScope.EVERYTHING)
                    .run();
        } finally {
            store.release(grant);
        }
    }

    private Job job(UUID runId, GeneratedSession session) {
        BoundObject bound = new BoundObject(
                binding(), 1, StandardAttributes.of(HubObject.PROFILES), session.fields(GeneratedSystem.OBJECT));
        return new Job(runId, CONNECTION, true, remote.capabilities(), session, List.of(bound));
    }

    private static Binding binding() {
        return new Binding(
                HubObject.PROFILES,
                GeneratedSystem.OBJECT,
                true,
                List.of(),
                false,
                Binding.CreateRemote.NEVER,
                Binding.CreateInHub.NEVER,
                Binding.OnRemoteDelete.REPORT,
                People.ATTRIBUTES.stream()
                        .map(attribute -> FieldMapping.of(attribute, People.field(attribute), BOTH_WAYS))
                        .toList());
    }

    /**
     * People change on both sides, one in a hundred here and another one there.
     *
     * @param round a number that was not used before, so that every value is a new one
     */
    void editOneInAHundred(int round) {
        List<String> keys = new ArrayList<>();
        for (int person = round; person < remote.size(); person += 100) {
            keys.add("P" + person);
        }
        for (int from = 0; from < keys.size(); from += PAGE) {
            List<String> page = keys.subList(from, Math.min(from + PAGE, keys.size()));
            database.run(handle -> {
                List<UUID> hubIds = bulk.byExternalKey(handle, HubObject.PROFILES, page).stream()
                        .map(hit -> hit.hubId())
                        .toList();
                List<HubChange> changes = bulk.byIds(handle, HubObject.PROFILES, hubIds).values().stream()
                        .map(record -> transfer(record, round))
                        .toList();
                bulk.update(handle, HubObject.PROFILES, changes, Optional.empty());
            });
        }
        IntStream.range(0, remote.size())
                .filter(person -> person % 100 == round + 50)
                .forEach(remote::move);
    }

    private static HubChange transfer(HubRecord record, int round) {
        return new HubChange(record.id(), record.version(), Map.of("department", People.department(30 + round)));
    }

    private static void require(boolean holds, Object what) {
        if (!holds) {
            throw new IllegalStateException("not what the benchmark measures: " + what);
        }
    }
}
