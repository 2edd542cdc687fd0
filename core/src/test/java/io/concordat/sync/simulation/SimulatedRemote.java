package io.concordat.sync.simulation;

import static java.util.Comparator.comparing;

import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Busy;
import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Exists;
import io.concordat.connector.WriteOutcome.Gone;
import io.concordat.connector.WriteOutcome.Refused;
import io.concordat.connector.WriteOutcome.Written;
import io.concordat.run.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A remote system that is as unhelpful as real ones are: its stamps count whole seconds, a transaction takes its stamp
 * when it writes and becomes visible minutes later, and a request that nobody waits for any more may still be executed.
 * A row that an open transaction has written is locked.
 */
final class SimulatedRemote {

    static final String OBJECT = "Contact";

    /** What a value begins with that the system refuses. */
    static final String REFUSED = "!";

    private final VirtualClock clock;
    private final Scenario scenario;
    private final Ancestry ancestry;
    private final Optional<Flaw> flaw;
    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Long> locks = new HashMap<>();
    private final Agenda agenda;
    private final List<String> needless = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();
    private long numbers;
    private int executed;

    SimulatedRemote(VirtualClock clock, Scenario scenario, Ancestry ancestry, Optional<Flaw> flaw) {
        this.flaw = flaw;
        this.clock = clock;
        this.agenda = new Agenda(clock);
        this.scenario = scenario;
        this.ancestry = ancestry;
    }

    /** Whatever became due by now happens. */
    void settle() {
        agenda.settle();
    }

    void later(Duration delay, Runnable effect) {
        agenda.add(delay, effect);
    }

    /** What can be seen now, deleted records too, in order of id. */
    Collection<Row> rows() {
        settle();
        return List.copyOf(rows.values());
    }

    /** The same without letting anything happen. */
    Collection<Row> rowsAsTheyAre() {
        return List.copyOf(rows.values());
    }

    List<Row> live() {
        return rows().stream().filter(row -> !row.deleted()).toList();
    }

    Optional<Row> find(String id) {
        settle();
        return Optional.ofNullable(rows.get(id));
    }

    boolean isLocked(String id) {
        return locks.containsKey(id);
    }

    /** A person creates a record; it is seen after a while, with the stamp of now. */
    void userCreates(Map<String, String> values, Duration open) {
        String id = newId();
        long stamp = seconds();
        later(open, () -> store(new Row(id, values, stamp, 1, "", "", false, false)));
        settle();
    }

    /** A person edits a record that nobody has locked; seen after a while, with the stamp of now. */
    void userEdits(Row row, Map<String, String> values, Duration open) {
        long stamp = seconds();
        long lock = ++numbers;
        locks.put(row.id(), lock);
        later(open, () -> {
            locks.remove(row.id(), lock);
            store(new Row(
                    row.id(),
                    merged(row.values(), values),
                    stamp,
                    row.version() + 1,
                    row.token(),
                    row.key(),
                    false,
                    false));
        });
        settle();
    }

    void userDeletes(Row row) {
        store(new Row(row.id(), row.values(), seconds(), row.version() + 1, row.token(), row.key(), true, false));
    }

    /** Refused if another record has its key by now. */
    void userRestores(Row row) {
        if (row.key().isEmpty() || live(row.key()).isEmpty()) {
            store(new Row(row.id(), row.values(), seconds(), row.version() + 1, row.token(), row.key(), false, false));
        }
    }

    private Optional<Row> live(String key) {
        return rows.values().stream()
                .filter(row -> row.key().equals(key) && !row.deleted())
                .findFirst();
    }

    /** Executes a write as the system does, whoever still waits for it. */
    WriteOutcome execute(RemoteWrite write) {
        settle();
        if (write instanceof RemoteWrite.Create create) {
            return create(create);
        }
        if (write instanceof RemoteWrite.Update update) {
            return update(update);
        }
        if (write instanceof RemoteWrite.Delete delete) {
            return delete(delete);
        }
        throw new IllegalArgumentException("nobody writes like this: " + write);
    }

    RemoteRecord show(Row row) {
        if (row.deleted()) {
            return RemoteRecord.deleted(row.id());
        }
        return new RemoteRecord(
                row.id(),
                RemoteRecord.State.LIVE,
                revision(row),
                Optional.of(Instant.ofEpochSecond(row.stamp())),
                scenario.tokens() ? Optional.of(row.token()) : Optional.empty(),
                row.values());
    }

    /** How many writes of the hub were executed. */
    int executed() {
        return executed;
    }

    /** Fields that were written though they held the value already. */
    List<String> needless() {
        return needless;
    }

    /** Values that were replaced though only blanks may be filled. */
    List<String> replaced() {
        return replaced;
    }

    private WriteOutcome create(RemoteWrite.Create create) {
        Optional<Row> same = live(create.key());
        if (same.isPresent()) {
            return is(Flaw.CREATE_OVERWRITES)
                    ? overwritten(same.get(), create)
                    : new Exists(same.get().id());
        }
        Optional<WriteOutcome> refused = refusal(create.values());
        if (refused.isPresent()) {
            return refused.get();
        }
        executed++;
        Row row = new Row(newId(), written(create.values()), seconds(), 1, create.token(), create.key(), false, true);
        store(row);
        return new Written(row.id(), revision(row));
    }

    private WriteOutcome update(RemoteWrite.Update update) {
        Row row = rows.get(update.id());
        if (row == null || row.deleted()) {
            return new Gone();
        }
        if (isLocked(row.id())) {
            return new Busy("the row is locked");
        }
        if (!revision(row).equals(update.expectedRevision()) && !is(Flaw.REVISION_IGNORED)) {
            return new Changed();
        }
        return refusal(update.values()).orElseGet(() -> change(row, update));
    }

    private WriteOutcome delete(RemoteWrite.Delete delete) {
        Row row = rows.get(delete.id());
        if (row == null || row.deleted()) {
            return new Gone();
        }
        if (isLocked(row.id())) {
            return new Busy("the row is locked");
        }
        if (!revision(row).equals(delete.expectedRevision())) {
            return new Changed();
        }
        executed++;
        Row gone = new Row(row.id(), row.values(), seconds(), row.version() + 1, delete.token(), row.key(), true, true);
        store(gone);
        return new Written(gone.id(), revision(gone));
    }

    private WriteOutcome overwritten(Row row, RemoteWrite.Create create) {
        return change(row, new RemoteWrite.Update(create.token(), row.id(), revision(row), create.values()));
    }

    private WriteOutcome change(Row row, RemoteWrite.Update update) {
        executed++;
        update.values().forEach((field, value) -> {
            if (row.value(field).equals(value)) {
                needless.add(row.id() + "." + field + " = " + value);
            }
            if (scenario.ways().fillsBlanks() && !row.value(field).isEmpty() && !value.isEmpty()) {
                replaced.add(row.id() + "." + field + " = " + row.value(field) + " by " + value);
            }
        });
        Row next = new Row(
                row.id(),
                merged(row.values(), written(update.values())),
                seconds(),
                row.version() + 1,
                update.token(),
                row.key(),
                false,
                true);
        store(next);
        return new Written(next.id(), revision(next));
    }

    private boolean is(Flaw other) {
        return flaw.filter(other::equals).isPresent();
    }

    private void store(Row row) {
        rows.put(row.id(), row);
        row.values().values().forEach(value -> ancestry.held(Side.REMOTE, value));
    }

    private String revision(Row row) {
        return scenario.stamps() ? "s" + row.stamp() : "v" + row.version();
    }

    private Map<String, String> written(Map<String, String> values) {
        if (!scenario.capitals()) {
            return values;
        }
        Map<String, String> changed = new HashMap<>(values);
        changed.computeIfPresent("Title", (field, value) -> value.toUpperCase(Locale.ROOT));
        return changed;
    }

    private static Optional<WriteOutcome> refusal(Map<String, String> values) {
        return values.values().stream().anyMatch(value -> value.startsWith(REFUSED))
                ? Optional.of(new Refused("VALUE_REFUSED", "the system does not like this value", "change it"))
                : Optional.empty();
    }

    private static Map<String, String> merged(Map<String, String> values, Map<String, String> changes) {
        Map<String, String> merged = new HashMap<>(values);
        merged.putAll(changes);
        return Map.copyOf(merged);
    }

    private String newId() {
        return String.format(Locale.ROOT, "r%04d", ++numbers);
    }

    long seconds() {
        return Math.floorDiv(clock.millis(), 1000L);
    }

    static Comparator<Row> byStamp() {
        return comparing(Row::stamp).thenComparing(Row::id);
    }
}
