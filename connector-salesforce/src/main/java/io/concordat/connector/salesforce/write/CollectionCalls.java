package io.concordat.connector.salesforce.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.row.RecordIds;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes up to two hundred records in one call, each by itself. Where records were locked, the next calls are smaller:
 * fewer records hold their locks for a shorter time.
 */
final class CollectionCalls {

    private static final String PATH = "/composite/sobjects";
    private static final int SMALLEST = 25;

    private final Writing writing;
    private final String object;
    private final Batch batch;
    private final LockPressure pressure;

    CollectionCalls(Writing writing, String object, Batch batch, LockPressure pressure) {
        this.writing = writing;
        this.object = object;
        this.batch = batch;
        this.pressure = pressure;
    }

    void create(List<Outgoing> rows) {
        inParts(rows, part -> send(ApiRequest.post(PATH), part));
    }

    void update(List<Outgoing> rows) {
        inParts(rows, part -> send(ApiRequest.patch(PATH), part));
    }

    void delete(List<Outgoing> rows) {
        inParts(rows, part -> {
            String ids = part.stream().map(Outgoing::id).collect(Collectors.joining(","));
            ApiRequest request = ApiRequest.delete(PATH + "?ids=" + ids + "&allOrNone=false");
            settle(part, request);
        });
    }

    private void inParts(List<Outgoing> rows, Batch.Call call) {
        for (int from = 0; from < rows.size(); ) {
            int size = pressure.size(writing.sizes().collection(), SMALLEST);
            int end = Math.min(rows.size(), from + size);
            List<Outgoing> part = rows.subList(from, end);
            batch.send(part, call);
            pressure.observe(part.stream()
                    .anyMatch(row -> batch.outcome(row.place())
                            .filter(WriteOutcome.Busy.class::isInstance)
                            .isPresent()));
            from = end;
        }
    }

    private void send(ApiRequest bare, List<Outgoing> rows) {
        ApiRequest request = Writing.quiet(bare).json(Rows.json(json -> body(json, rows)));
        settle(rows, request);
    }

    private void body(JsonGenerator json, List<Outgoing> rows) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("allOrNone", false);
        json.writeArrayFieldStart("records");
        for (Outgoing row : rows) {
            json.writeStartObject();
            json.writeObjectFieldStart("attributes");
            json.writeStringField("type", object);
            json.writeEndObject();
            if (!row.id().isEmpty()) {
                json.writeStringField("Id", row.id());
            }
            Rows.values(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void settle(List<Outgoing> rows, ApiRequest request) {
        ApiAnswer answer = writing.calls().send(request);
        List<CollectionAnswer> answers = answers(answer, rows.size());
        if (answers.size() != rows.size()) {
            throw new ConnectorException(
                    Failure.OUTCOME_UNKNOWN,
                    "Salesforce answered for " + answers.size() + " of " + rows.size() + " records");
        }
        for (int i = 0; i < rows.size(); i++) {
            batch.settle(rows.get(i).place(), outcome(rows.get(i), answers.get(i)));
        }
    }

    private static List<CollectionAnswer> answers(ApiAnswer answer, int expected) {
        try {
            return CollectionAnswer.list(answer, expected);
        } catch (ConnectorException broken) {
            throw Batch.lost(broken);
        }
    }

    private WriteOutcome outcome(Outgoing row, CollectionAnswer answer) {
        if (!answer.success()) {
            return batch.errors().outcome(row.write(), answer.errors());
        }
        String id = RecordIds.full(answer.id()).orElse(row.id());
        return id.isEmpty() ? new WriteOutcome.Unknown() : new WriteOutcome.Written(id, "");
    }
}
