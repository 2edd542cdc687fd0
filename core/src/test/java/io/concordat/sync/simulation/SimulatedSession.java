package io.concordat.sync.simulation;

import io.concordat.connector.Capability;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Cursor;
import io.concordat.connector.FieldType;
import io.concordat.connector.Organisation;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteField;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A conversation of one process with the {@link SimulatedRemote}, over a bad line. */
final class SimulatedSession implements Session {

    private static final long AHEAD = 60;

    private final SimulatedRemote remote;
    private final Scenario scenario;
    private final Line line;
    private final Optional<Flaw> flaw;

    SimulatedSession(SimulatedRemote remote, Scenario scenario, Line line, Optional<Flaw> flaw) {
        this.flaw = flaw;
        this.remote = remote;
        this.scenario = scenario;
        this.line = line;
    }

    static Set<Capability> capabilities(Scenario scenario) {
        Set<Capability> capabilities = EnumSet.of(
                Capability.READ,
                Capability.CHANGE_FEED,
                Capability.LOOKUP,
                Capability.WRITE,
                Capability.CREATE,
                Capability.COMPARE_AND_SET);
        if (scenario.ways().undoes()) {
            capabilities.add(Capability.DELETE);
        }
        if (scenario.tokens()) {
            capabilities.add(Capability.OPERATION_TOKEN);
        }
        return capabilities;
    }

    static List<RemoteField> contactFields() {
        return List.of(
                RemoteField.of("LastName", FieldType.TEXT, 80).asRequired(),
                RemoteField.of("Email", FieldType.EMAIL, 80),
                RemoteField.of("Title", FieldType.TEXT, 128),
                RemoteField.of("Phone", FieldType.PHONE, 40),
                RemoteField.of("Department", FieldType.TEXT, 80));
    }

    @Override
    public Organisation organisation() {
        return new Organisation("simulated", "Simulated", "", true, "hub");
    }

    @Override
    public List<Check> check() {
        return List.of();
    }

    @Override
    public List<String> objects() {
        return List.of(SimulatedRemote.OBJECT);
    }

    @Override
    public List<RemoteField> fields(String object) {
        return contactFields();
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.of(Instant.ofEpochSecond(remote.seconds()));
    }

    @Override
    public Optional<RecordReader> reader() {
        return Optional.of(new Reader());
    }

    @Override
    public Optional<RecordLookup> lookup() {
        return Optional.of(new Lookup());
    }

    @Override
    public Optional<RecordWriter> writer() {
        return Optional.of(new Writer());
    }

    @Override
    public void close() {}

    private boolean is(Flaw other) {
        return flaw.filter(other::equals).isPresent();
    }

    private RemoteRecord shown(Row row, List<String> fields) {
        RemoteRecord record = remote.show(row);
        Map<String, String> values = new HashMap<>();
        for (String field : record.state() == RemoteRecord.State.LIVE ? fields : List.<String>of()) {
            values.put(field, row.value(field));
        }
        return new RemoteRecord(
                record.id(), record.state(), record.revision(), record.modifiedAt(), record.token(), values);
    }

    private final class Reader implements RecordReader {

        @Override
        public boolean isSnapshot() {
            return scenario.ways().snapshot();
        }

        @Override
        public Pages read(String object, List<String> fields, Optional<Cursor> since) {
            return new Feed(fields, since.filter(any -> !isSnapshot()).map(cursor -> Long.parseLong(cursor.value())));
        }
    }

    /** Pages by stamp and id, each asked for as the system is at that moment. */
    private final class Feed implements RecordReader.Pages {

        private final List<String> fields;
        private final boolean everything;
        private long newest;
        private Row last;

        Feed(List<String> fields, Optional<Long> since) {
            this.fields = fields;
            this.everything = since.isEmpty();
            this.newest = since.orElse(0L);
            this.last = new Row("", Map.of(), newest - overlap(), 0, "", "", false, false);
        }

        @Override
        public Optional<List<RemoteRecord>> next() {
            line.call("page");
            List<Row> page = remote.rows().stream()
                    .filter(row -> !everything || !row.deleted())
                    .filter(row -> !row.byHub() || !is(Flaw.OWN_WRITES_HIDDEN))
                    .filter(row -> SimulatedRemote.byStamp().compare(row, last) > 0)
                    .sorted(SimulatedRemote.byStamp())
                    .limit(scenario.pageSize())
                    .toList();
            if (page.isEmpty()) {
                return Optional.empty();
            }
            last = page.get(page.size() - 1);
            newest = Math.max(newest, last.stamp());
            return Optional.of(page.stream().map(row -> shown(row, fields)).toList());
        }

        @Override
        public Cursor cursor() {
            return new Cursor(Long.toString(is(Flaw.CURSOR_FROM_LOCAL_CLOCK) ? remote.seconds() + AHEAD : newest));
        }

        private long overlap() {
            return is(Flaw.NO_OVERLAP) || is(Flaw.CURSOR_FROM_LOCAL_CLOCK) ? 0 : Scenario.OVERLAP.toSeconds();
        }

        @Override
        public void close() {}
    }

    private final class Lookup implements RecordLookup {

        @Override
        public List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields) {
            return matching(fields, row -> ids.contains(row.id()));
        }

        @Override
        public List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields) {
            return matching(
                    fields, row -> !row.deleted() && values.stream().anyMatch(row.value(field)::equalsIgnoreCase));
        }

        private List<RemoteRecord> matching(List<String> fields, Function<Row, Boolean> condition) {
            line.call("lookup");
            return remote.rows().stream()
                    .filter(condition::apply)
                    .map(row -> shown(row, fields))
                    .toList();
        }
    }

    private final class Writer implements RecordWriter {

        @Override
        public int batchSize() {
            return scenario.batchSize();
        }

        @Override
        public Duration settleTime() {
            return scenario.stamps() ? Scenario.LONGEST_TRANSACTION.plusSeconds(1) : Duration.ZERO;
        }

        @Override
        public List<WriteOutcome> write(String object, List<RemoteWrite> batch) {
            line.call("write " + batch);
            if (line.isCut()) {
                int arrived = line.random(batch.size() + 1);
                executed(batch.subList(0, arrived));
                throw unknown();
            }
            if (line.isStuck()) {
                List<RemoteWrite> late = List.copyOf(batch);
                remote.later(line.delay(Scenario.LONGEST_DELAY), () -> executed(late));
                throw unknown();
            }
            List<WriteOutcome> outcomes = executed(batch);
            line.answered("written " + outcomes);
            return outcomes;
        }

        private List<WriteOutcome> executed(List<RemoteWrite> batch) {
            List<WriteOutcome> outcomes = new ArrayList<>();
            for (RemoteWrite write : batch) {
                outcomes.add(line.isBusy() ? new WriteOutcome.Busy("try again") : remote.execute(write));
            }
            return outcomes;
        }

        private static ConnectorException unknown() {
            return new ConnectorException(Failure.OUTCOME_UNKNOWN, "no answer");
        }
    }
}
