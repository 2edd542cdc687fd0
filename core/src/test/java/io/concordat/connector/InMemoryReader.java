package io.concordat.connector;

import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.connector.InMemoryTable.Position;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads an {@link InMemorySystem}, as a change feed or as a snapshot. */
final class InMemoryReader implements RecordReader {

    private final InMemorySystem system;

    InMemoryReader(InMemorySystem system) {
        this.system = system;
    }

    @Override
    public boolean isSnapshot() {
        return !system.can(Capability.CHANGE_FEED);
    }

    @Override
    public Pages read(String object, List<String> fields, Optional<Cursor> since) {
        InMemoryTable table = system.table(object);
        if (isSnapshot()) {
            return new SnapshotPages(table, fields);
        }
        return new FeedPages(table, fields, since.flatMap(InMemoryReader::stamp));
    }

    private static Optional<Instant> stamp(Cursor cursor) {
        try {
            return Optional.of(Instant.parse(cursor.value()));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** All live records by id; an edit between two pages is seen or not, as in any real system. */
    private final class SnapshotPages implements Pages {

        private final InMemoryTable table;
        private final List<String> fields;
        private String last = "";

        SnapshotPages(InMemoryTable table, List<String> fields) {
            this.table = table;
            this.fields = fields;
        }

        @Override
        public Optional<List<RemoteRecord>> next() {
            system.faults().reach(Call.PAGE);
            synchronized (system) {
                List<RemoteRecord> page = table.liveAfter(last, system.pageSize());
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                last = page.get(page.size() - 1).id();
                return Optional.of(page.stream()
                        .map(record -> InMemorySession.only(fields, record))
                        .toList());
            }
        }

        @Override
        public Cursor cursor() {
            return new Cursor("snapshot");
        }

        @Override
        public void close() {}
    }

    /** What changed since the cursor, less the overlap; a record edited during the read comes again at the end. */
    private final class FeedPages implements Pages {

        private final InMemoryTable table;
        private final List<String> fields;
        private Position last;
        private Instant seen;

        FeedPages(InMemoryTable table, List<String> fields, Optional<Instant> since) {
            this.table = table;
            this.fields = fields;
            this.seen = since.orElse(Instant.EPOCH);
            this.last = new Position(seen.minus(system.overlap()), "");
        }

        @Override
        public Optional<List<RemoteRecord>> next() {
            system.faults().reach(Call.PAGE);
            synchronized (system) {
                List<RemoteRecord> page = table.changedAfter(last, system.pageSize());
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                RemoteRecord end = page.get(page.size() - 1);
                last = new Position(end.modifiedAt().orElseThrow(), end.id());
                seen = last.stamp().isAfter(seen) ? last.stamp() : seen;
                return Optional.of(page.stream()
                        .map(record -> InMemorySession.only(fields, record))
                        .toList());
            }
        }

        @Override
        public Cursor cursor() {
            return new Cursor(seen.toString());
        }

        @Override
        public void close() {}
    }
}
