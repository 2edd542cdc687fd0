package io.concordat.connector.salesforce.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.row.JsonRows;
import io.concordat.connector.salesforce.row.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One page of a query.
 *
 * @param total rows of all pages
 * @param next where the next page is; empty on the last one
 */
record QueryPage(long total, Optional<String> next, List<RemoteRecord> records) {

    /**
     * Reads a page as it comes.
     *
     * @param each sees every row before its record is made
     */
    static QueryPage read(InputStream body, Row row, Consumer<Row> each) {
        long total = 0;
        boolean whole = false;
        Optional<String> next = Optional.empty();
        List<RemoteRecord> records = new ArrayList<>();
        try (JsonParser parser = Json.factory().createParser(body)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "totalSize" -> total = parser.getLongValue();
                    case "done" -> whole = parser.getBooleanValue();
                    case "nextRecordsUrl" -> next = Optional.ofNullable(parser.getValueAsString());
                    case "records" -> {
                        expect(value == JsonToken.START_ARRAY);
                        records(parser, row, each, records);
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            throw new ConnectorException(Failure.UNREACHABLE, "a page of Salesforce broke off in the middle", broken);
        }
        expect(whole || next.isPresent());
        return new QueryPage(total, whole ? Optional.empty() : next, records);
    }

    private static void records(JsonParser parser, Row row, Consumer<Row> each, List<RemoteRecord> records)
            throws IOException {
        JsonRows rows = new JsonRows(parser, row);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.read();
            each.accept(row);
            records.add(row.take());
        }
    }

    private static void expect(boolean asExpected) {
        if (!asExpected) {
            throw new ConnectorException(
                    Failure.UNREACHABLE, "the answer was no page of records, so not from Salesforce itself");
        }
    }
}
