package io.concordat.connector.salesforce.read;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a read has come, and where the next one starts.
 *
 * <p>Everything that was visible when the first answer came has been read at the end, so the next read starts there,
 * less the overlap. A short read that found nothing newer leaves the start where it was: nothing has happened.
 */
final class Progress {

    private final String organisation;
    private final Optional<ReadPosition> since;
    private Optional<Instant> begun = Optional.empty();
    private Instant newest = Instant.EPOCH;
    private String lastId = "";
    private int pages;

    Progress(String organisation, Optional<ReadPosition> since) {
        this.organisation = organisation;
        this.since = since;
    }

    /** The time of the first answer. */
    void begin(Optional<Instant> answered) {
        if (begun.isEmpty()) {
            begun = answered;
        }
    }

    void page() {
        pages++;
    }

    /** A row was read. */
    void row(Optional<Instant> stamp, String id) {
        stamp.filter(time -> !time.isBefore(newest)).ifPresent(time -> newest = time);
        lastId = id;
    }

    Instant newest() {
        return newest;
    }

    String lastId() {
        return lastId;
    }

    ReadPosition next() {
        Instant start = since.map(ReadPosition::stamp).orElse(Instant.EPOCH);
        boolean nothingNew = since.isPresent() && pages <= 1 && !newest.isAfter(start);
        Instant end = nothingNew ? start : begun.orElse(newest);
        return new ReadPosition(organisation, end.isAfter(start) ? end : start);
    }
}
