package io.concordat.connector.salesforce.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.row.RowValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Bodies of writes, and their answers. */
final class Rows {

    private Rows() {}

    /** Writes something as JSON. */
    interface Body {

        void write(JsonGenerator json) throws IOException;
    }

    static byte[] json(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
            body.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The values of a record; those of a new one that are blank are left out. */
    static void values(JsonGenerator json, Outgoing row) throws IOException {
        boolean isNew = row.id().isEmpty();
        for (Map.Entry<String, String> value : row.values().entrySet()) {
            if (!isNew || !value.getValue().isEmpty()) {
                RowValues.write(json, value.getKey(), row.type(value.getKey()), value.getValue());
            }
        }
    }

    /** The answer to a write; an answer that cannot be read leaves it unknown what became of the write. */
    static JsonNode answer(Calls calls, ApiRequest request) {
        ApiAnswer answer = calls.send(request);
        try {
            return answer.json();
        } catch (ConnectorException broken) {
            throw Batch.lost(broken);
        }
    }
}
