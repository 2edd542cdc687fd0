package io.concordat.connector.salesforce.read;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import java.util.List;
import java.util.Optional;

/** Reads what was changed, deleted, merged and converted since a point in time, or everything. */
public final class SalesforceReader implements RecordReader {

    private final Reading reading;

    public SalesforceReader(Reading reading) {
        this.reading = reading;
    }

    @Override
    public boolean isSnapshot() {
        return false;
    }

    @Override
    public Pages read(String object, List<String> fields, Optional<Cursor> since) {
        Optional<ReadPosition> position = since.flatMap(cursor -> ReadPosition.of(
                cursor, reading.organisation(), reading.calls().client().clock()));
        return new ChangedPages(reading, object, fields, position);
    }
}
