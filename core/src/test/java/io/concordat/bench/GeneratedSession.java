package io.concordat.bench;

import io.concordat.connector.Check;
import io.concordat.connector.Cursor;
import io.concordat.connector.Organisation;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteField;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation with a {@link GeneratedSystem}; every field is always read. */
final class GeneratedSession implements Session, RecordReader, RecordLookup, RecordWriter {

    private static final int PAGE = 2_000;

    private final GeneratedSystem system;

    GeneratedSession(GeneratedSystem system) {
        this.system = system;
    }

    @Override
    public Organisation organisation() {
        return new Organisation("generated", "Generated", "", true, "benchmark");
    }

    @Override
    public List<Check> check() {
        return List.of();
    }

    @Override
    public List<String> objects() {
        return List.of(GeneratedSystem.OBJECT);
    }

    @Override
    public List<RemoteField> fields(String object) {
        return GeneratedSystem.fields();
    }

    @Override
    public Optional<RecordReader> reader() {
        return Optional.of(this);
    }

    @Override
    public Optional<RecordLookup> lookup() {
        return Optional.of(this);
    }

    @Override
    public Optional<RecordWriter> writer() {
        return Optional.of(this);
    }

    @Override
    public void close() {}

    @Override
    public boolean isSnapshot() {
        return !system.isFeed();
    }

    @Override
    public Pages read(String object, List<String> fields, Optional<Cursor> since) {
        int after = since.isPresent() && system.isFeed()
                ? Integer.parseInt(since.get().value())
                : 0;
        return new GeneratedPages(after);
    }

    @Override
    public List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields) {
        return ids.stream().map(id -> system.record(GeneratedSystem.person(id))).toList();
    }

    @Override
    public List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields) {
        return List.of();
    }

    @Override
    public int batchSize() {
        return PAGE;
    }

    @Override
    public List<WriteOutcome> write(String object, List<RemoteWrite> batch) {
        return batch.stream().map(system::write).toList();
    }

    /** Everybody who changed after a moment, in pages. */
    private final class GeneratedPages implements Pages {

        private final int after;
        private int next;

        GeneratedPages(int after) {
            this.after = after;
        }

        @Override
        public Optional<List<RemoteRecord>> next() {
            List<RemoteRecord> page = new ArrayList<>(PAGE);
            for (; next < system.size() && page.size() < PAGE; next++) {
                if (system.changed(next) > after) {
                    page.add(system.record(next));
                }
            }
            return page.isEmpty() ? Optional.empty() : Optional.of(page);
        }

        @Override
        public Cursor cursor() {
            Cursor cursor = new Cursor(Integer.toString(system.now()));
            system.tick();
            return cursor;
        }

        @Override
        public void close() {}
    }
}
