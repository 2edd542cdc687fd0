package io.concordat.connector.salesforce.simulator.org;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The rows of the org. All that reads or changes them does so {@linkplain #exclusively one at a time}; that is slower
 * than the real one, and simpler.
 */
public final class Org {

    private final SimulatorClock clock;
    private final IdSource ids;
    private final Schema schema;
    private final OrgSettings settings = new OrgSettings();
    private final Budget budget = new Budget();
    private final Map<String, Table> tables = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Journal journal = new Journal();
    private final String id;
    private final List<Instant> transactions = new CopyOnWriteArrayList<>();
    private long setupVersion;

    /** @param pod three characters that the ids of this org have and those of another have not */
    public Org(SimulatorClock clock, String pod) {
        this.clock = clock;
        this.ids = new IdSource(pod);
        this.schema = Schema.standard(clock);
        this.id = ids.next("00D");
    }

    public String id() {
        return id;
    }

    public SimulatorClock clock() {
        return clock;
    }

    public IdSource ids() {
        return ids;
    }

    public Schema schema() {
        return schema;
    }

    public OrgSettings settings() {
        return settings;
    }

    public Budget budget() {
        return budget;
    }

    /** Does work while nobody else reads or writes. */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                journal.clear();
            }
            lock.unlock();
        }
    }

    /** A place to roll back to, within the work that is going on. */
    public int savepoint() {
        return journal.mark();
    }

    /** Takes back all changes since the savepoint. */
    public void rollBack(int savepoint) {
        journal.undoTo(savepoint);
    }

    public Row create(ObjectSchema object) {
        return create(object, ids.next(object.prefix()));
    }

    public Row create(ObjectSchema object, String rowId) {
        Table table = table(object);
        Row row = table.create(rowId);
        row.set(object.require("Id"), rowId);
        journal.add(() -> table.forget(row));
        return row;
    }

    /** Sets the value of a field, as it is: the rules are kept by those who call. */
    public void set(Row row, FieldSchema field, Object value) {
        Table table = table(row.object());
        Object before = row.get(field);
        journal.add(() -> table.set(row, field, before));
        table.set(row, field, value);
        setupVersion += row.object().isSetup() ? 1 : 0;
    }

    public void set(Row row, String field, Object value) {
        row.object().field(field).ifPresent(known -> set(row, known, value));
    }

    /** Removes a row for good. */
    public void forget(Row row) {
        setupVersion++;
        table(row.object()).forget(row);
    }

    /** When the transactions began that are still going on. */
    public List<Instant> transactions() {
        return transactions;
    }

    public Optional<Instant> oldestTransaction() {
        return transactions.stream().min(Instant::compareTo);
    }

    /** A number that changes with every change of the set-up: permissions, users. */
    public long setupVersion() {
        return setupVersion;
    }

    /** By its long id, deleted or not. */
    public Optional<Row> find(ObjectSchema object, String rowId) {
        return table(object).find(rowId);
    }

    /** By its long id, whatever object it is of. */
    public Optional<Row> find(String rowId) {
        return schema.byPrefix(rowId).flatMap(object -> find(object, rowId));
    }

    /** All rows in the order of their creation, deleted ones included. */
    public Collection<Row> rows(ObjectSchema object) {
        return table(object).rows();
    }

    public List<Row> rows(String object) {
        return new ArrayList<>(rows(schema.require(object)));
    }

    /** The rows that hold this value, in whatever case; of a key or reference field this is fast. */
    public List<Row> holding(ObjectSchema object, FieldSchema field, String value) {
        if (Table.isIndexed(field)) {
            return table(object).holding(field, value);
        }
        return rows(object).stream()
                .filter(row -> row.get(field).toString().equalsIgnoreCase(value))
                .toList();
    }

    private Table table(ObjectSchema object) {
        return tables.computeIfAbsent(object.name(), any -> new Table(object));
    }
}
