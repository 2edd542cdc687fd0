package io.concordat.connector;

import java.time.Duration;
import java.util.List;

/** Writes records to a remote system. */
public interface RecordWriter {

    /** How many records a call takes best; the hub hands over at most this many at once. */
    int batchSize();

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
}
