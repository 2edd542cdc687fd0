package io.concordat.connector.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.row.RecordIds;
import io.concordat.connector.salesforce.row.Stamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes one record by a call of its own. */
final class SingleCalls {

    private static final int PRECONDITION_FAILED = 412;

    private final Writing writing;
    private final String object;
    private final Batch batch;

    SingleCalls(Writing writing, String object, Batch batch) {
        this.writing = writing;
        this.object = object;
        this.batch = batch;
    }

    void create(Outgoing row) {
        batch.send(List.of(row), rows -> {
            JsonNode answer = Rows.answer(writing.calls(), request(ApiRequest.post("/sobjects/" + object), row));
            String id = RecordIds.full(answer.path("id").asText("")).orElse("");
            batch.settle(row.place(), id.isEmpty() ? new WriteOutcome.Unknown() : new WriteOutcome.Written(id, ""));
        });
    }

    /** @param unmodifiedSince refused if the record was changed after this; empty if it does not matter */
    void update(Outgoing row, Optional<Instant> unmodifiedSince) {
        ApiRequest bare = request(ApiRequest.patch("/sobjects/" + object + "/" + row.id()), row);
        ApiRequest request = unmodifiedSince
                .map(stamp -> bare.header("If-Unmodified-Since", Stamps.http(stamp)))
                .orElse(bare);
        batch.send(List.of(row), rows -> batch.settle(row.place(), update(row, request)));
    }

    private WriteOutcome update(Outgoing row, ApiRequest request) {
        try {
            writing.calls().send(request).close();
            return new WriteOutcome.Written(row.id(), "");
        } catch (ApiException refused) {
            if (refused.status() == PRECONDITION_FAILED) {
                return new WriteOutcome.Changed();
            }
            throw refused;
        }
    }

    private static ApiRequest request(ApiRequest bare, Outgoing row) {
        return Writing.quiet(bare).json(Rows.json(json -> {
            json.writeStartObject();
            Rows.values(json, row);
            json.writeEndObject();
        }));
    }
}
