package io.concordat.connector.salesforce.write;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.error.RowErrors;
import io.concordat.connector.salesforce.row.Stamps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes records the way that costs the fewest calls for their number and for what has to be compared. */
public final class SalesforceWriter implements RecordWriter {

    private final Writing writing;
    private final RecordLookup lookup;
    private final LockPressure pressure = new LockPressure();

    public SalesforceWriter(Writing writing, RecordLookup lookup) {
        this.writing = writing;
        this.lookup = lookup;
    }

    @Override
    public int batchSize() {
        return writing.sizes().collection();
    }

    @Override
    public int batchSize(long waiting) {
        return waiting < writing.sizes().manyRows()
                ? batchSize()
                : writing.sizes().job();
    }

    @Override
    public boolean isComparingCostly() {
        return true;
    }

    @Override
    public long calls(String object, Workload workload) {
        Sizes sizes = writing.sizes();
        boolean hasKey = writing.key(writing.descriptions().get(object)).isPresent();
        long creates = hasKey ? sizes.callsUnguarded(workload.creates()) : sizes.callsWithoutKey(workload.creates());
        return creates + sizes.callsUnguarded(workload.updates()) + sizes.callsGuarded(workload.guarded());
    }

    @Override
    public Duration settleTime() {
        return writing.settleTime();
    }

    @Override
    public List<WriteOutcome> write(String object, List<RemoteWrite> writes) {
        ObjectDescription description = writing.descriptions().get(object);
        RowErrors errors = new RowErrors(writing.key(description).map(DescribedField::name));
        Batch batch = new Batch(writes, errors);
        Preparation rows = new Preparation(description, writing, batch);
        for (int place = 0; place < writes.size(); place++) {
            rows.add(place, writes.get(place));
        }
        new Dispatch(object, batch, rows).send();
        return batch.outcomes();
    }

    /** One batch on its way. */
    private final class Dispatch {

        private final Batch batch;
        private final Preparation rows;
        private final SingleCalls single;
        private final CollectionCalls collections;
        private final CompositeCalls composite;
        private final JobCalls jobs;
        private final Creations creations;
        private final Deletions deletions;

        Dispatch(String object, Batch batch, Preparation rows) {
            this.batch = batch;
            this.rows = rows;
            this.single = new SingleCalls(writing, object, batch);
            this.collections = new CollectionCalls(writing, object, batch, pressure);
            this.composite = new CompositeCalls(writing, object, batch);
            this.jobs = new JobCalls(writing, object, batch);
            this.creations = new Creations(object, lookup, batch);
            this.deletions = new Deletions(object, lookup, batch, collections);
        }

        void send() {
            create(rows.created());
            rows.repeated().forEach(this::repeat);
            byNumber(rows.updated(), row -> single.update(row, Optional.empty()), collections::update, jobs::update);
            guarded(rows.guarded());
            deletions.delete(rows.deleted());
        }

        private void create(List<Outgoing> created) {
            Optional<String> key = rows.keyName();
            if (key.isEmpty()) {
                List<Outgoing> missing = creations.notThere(created);
                byNumber(missing, single::create, collections::create, collections::create);
            } else {
                byNumber(created, single::create, collections::create, many -> jobs.create(many, key.get()));
                creations.findOwners(created, key.get());
            }
            if (created.size() > 1) {
                creations.unexplained(created).forEach(single::create);
            }
        }

        private void guarded(List<Outgoing> guarded) {
            if (guarded.size() == 1) {
                Outgoing row = guarded.get(0);
                String revision = ((RemoteWrite.Update) row.write()).expectedRevision();
                single.update(row, Stamps.read(revision));
            } else {
                composite.update(guarded);
            }
        }

        private void byNumber(
                List<Outgoing> some,
                Consumer<Outgoing> one,
                Consumer<List<Outgoing>> several,
                Consumer<List<Outgoing>> many) {
            if (some.size() == 1) {
                one.accept(some.get(0));
            } else if (some.size() < writing.sizes().manyRows()) {
                several.accept(some);
            } else {
                Map<Boolean, List<Outgoing>> inFile = some.stream().collect(Collectors.partitioningBy(JobCalls::fits));
                many.accept(inFile.getOrDefault(true, List.of()));
                several.accept(inFile.getOrDefault(false, List.of()));
            }
        }

        /** The second record for a key finds the first one there. */
        private void repeat(int place, int first) {
            WriteOutcome outcome = batch.outcome(first).orElseGet(() -> new WriteOutcome.Busy("not sent yet"));
            batch.settle(
                    place,
                    outcome instanceof WriteOutcome.Written written ? new WriteOutcome.Exists(written.id()) : outcome);
        }
    }
}
