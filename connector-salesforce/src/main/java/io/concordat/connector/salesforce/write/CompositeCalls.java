package io.concordat.connector.salesforce.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.row.Stamps;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes records that must not have moved on: each with its own condition, up to twenty-five in one call. */
final class CompositeCalls {

    private static final int PRECONDITION_FAILED = 412;
    private static final int SERVER_ERROR = 500;

    private final Writing writing;
    private final String object;
    private final Batch batch;

    CompositeCalls(Writing writing, String object, Batch batch) {
        this.writing = writing;
        this.object = object;
        this.batch = batch;
    }

    void update(List<Outgoing> rows) {
        int size = writing.sizes().composite();
        for (int from = 0; from < rows.size(); from += size) {
            batch.send(rows.subList(from, Math.min(rows.size(), from + size)), this::send);
        }
    }

    private void send(List<Outgoing> rows) {
        ApiRequest request = ApiRequest.post("/composite").json(Rows.json(json -> body(json, rows)));
        JsonNode answer = Rows.answer(writing.calls(), Writing.quiet(request));
        Map<String, JsonNode> results = new HashMap<>();
        answer.path("compositeResponse")
                .forEach(result -> results.put(result.path("referenceId").asText(""), result));
        for (Outgoing row : rows) {
            JsonNode result = results.get(reference(row));
            batch.settle(row.place(), result == null ? new WriteOutcome.Unknown() : outcome(row, result));
        }
    }

    private void body(JsonGenerator json, List<Outgoing> rows) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("allOrNone", false);
        json.writeArrayFieldStart("compositeRequest");
        for (Outgoing row : rows) {
            json.writeStartObject();
            json.writeStringField("method", "PATCH");
            json.writeStringField(
                    "url",
                    "/services/data/v" + writing.calls().client().version() + "/sobjects/" + object + "/" + row.id());
            json.writeStringField("referenceId", reference(row));
            json.writeObjectFieldStart("httpHeaders");
            json.writeStringField("If-Unmodified-Since", Stamps.http(stamp(row)));
            json.writeStringField("Sforce-Auto-Assign", "FALSE");
            json.writeEndObject();
            json.writeObjectFieldStart("body");
            Rows.values(json, row);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Instant stamp(Outgoing row) {
        return Stamps.read(((RemoteWrite.Update) row.write()).expectedRevision())
                .orElseThrow();
    }

    private static String reference(Outgoing row) {
        return "r" + row.place();
    }

    private WriteOutcome outcome(Outgoing row, JsonNode result) {
        int status = result.path("httpStatusCode").asInt();
        if (status >= 200 && status < 300) {
            return new WriteOutcome.Written(row.id(), "");
        }
        if (status == PRECONDITION_FAILED) {
            return new WriteOutcome.Changed();
        }
        List<ApiError> errors = ApiError.listOf(result.path("body"));
        return status >= SERVER_ERROR && errors.isEmpty()
                ? new WriteOutcome.Unknown()
                : batch.errors().outcome(row.write(), errors);
    }
}
