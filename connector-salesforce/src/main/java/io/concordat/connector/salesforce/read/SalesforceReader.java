package io.concordat.connector.salesforce.read;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.row.Columns;
import io.concordat.connector.salesforce.row.Row;
import io.concordat.connector.salesforce.soql.Query;
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

    /** The first page of a query, whatever the object's size. */
    @Override
    public List<RemoteRecord> sample(String object, List<String> fields) {
        Columns columns = reading.columns(object, fields);
        Query all = Query.of(object, columns.names());
        Query query = reading.usual(object).map(all::where).orElse(all);
        try {
            return reading.calls()
                    .ask(
                            ApiRequest.get("/query?q=" + ApiRequest.encode(query.text())),
                            answer -> QueryPage.read(answer.body(), new Row(columns), row -> {}))
                    .records();
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }
}
