package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reads and writes JSON. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Writes to a generator. */
    @FunctionalInterface
    public interface Writing {

        void to(JsonGenerator out) throws IOException;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An answer whose body is written piece by piece. */
    public static Response response(int status, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = MAPPER.getFactory().createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Response.json(status, bytes.toByteArray());
    }

    public static Response response(int status, JsonNode body) {
        return response(status, out -> MAPPER.writeTree(out, body));
    }

    /** The body of a request, which must say that it is JSON. */
    public static JsonNode read(Request request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new ApiError(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Type header specified in HTTP request is not supported: " + type);
        }
        return read(request.body());
    }

    public static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException wrong) {
            throw ApiError.json(wrong.getOriginalMessage() + " at [line:"
                    + wrong.getLocation().getLineNr() + ", column:"
                    + wrong.getLocation().getColumnNr() + "]");
        } catch (IOException wrong) {
            throw ApiError.json("Unexpected end of input");
        }
    }

    /** The body of a request, which must be an object. */
    public static ObjectNode readObject(Request request) {
        return asObject(read(request));
    }

    public static ObjectNode asObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.json("The HTTP entity body is required, but this request has no entity body.");
    }
}
