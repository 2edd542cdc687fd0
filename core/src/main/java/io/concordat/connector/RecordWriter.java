package io.concordat.connector;

import java.time.Duration;
import java.util.List;

/** Writes records to a remote system. */
public interface RecordWriter {

    /** How many records a call takes best; the hub hands over at most this many at once. */
    int batchSize();

    /**
     * How many records a call takes best when so many are waiting: a system with a way for masses may want more.
     *
     * @param waiting records that are to be written one after the other
     */
    default int batchSize(long waiting) {
        return batchSize();
    }

    /**
     * Whether comparing revisions costs so much more that a change which holds whatever has become of the record is
     * better sent without: then its {@link RemoteWrite.Update#expectedRevision()} is "".
     */
    default boolean isComparingCostly() {
        return false;
    }

    /**
     * How many calls writes of these numbers take, as well as can be told before; one each unless told otherwise.
     *
     * @param object one of {@link Session#objects()}
     */
    default long calls(String object, Workload workload) {
        return workload.creates() + workload.updates() + workload.guarded();
    }

    /**
     * How long after its last change a record's revision cannot be trusted, because another change may still arrive
     * under the same one (stamps of whole seconds, open transactions). Zero if a revision is exact.
     */
    default Duration settleTime() {
        return Duration.ZERO;
    }

    /**
     * Writes a batch and reports on each record, in the order given.
     *
     * <p>A record that the system refuses is an outcome, not an exception: the others are still written. An outcome of
     * {@link WriteOutcome.Written} is a promise: the write is durable and survives a crash of either side.
     *
     * @throws ConnectorException {@code OUTCOME_UNKNOWN} if it is not known what became of the batch: the hub reads the
     *     records instead of writing again. Any other failure promises that nothing was written
     */
    List<WriteOutcome> write(String object, List<RemoteWrite> batch);

    /**
     * Writes of one object in numbers.
     *
     * @param creates new records
     * @param updates changes of records whatever their revision
     * @param guarded changes of records that have to be as they were, and deletions
     */
    record Workload(long creates, long updates, long guarded) {

        public static final Workload NONE = new Workload(0, 0, 0);
    }
}
